//! The trigger types, one file each.

use std::sync::LazyLock;

use schemars::{Schema, SchemaGenerator};
use serde_json::Value;

use crate::{TriggerDefinition, TriggerTypeInfo, checks::NodeCheck, nodes::schema_of};

mod any_message;
mod first_message;
mod keyword;

pub use any_message::AnyMessage;
pub use first_message::FirstMessage;
pub use keyword::{Keyword, KeywordMatch};

/// Declares the trigger types: the enum, and everything that has to walk all of them.
macro_rules! trigger_types {
    ($($config:ident),+ $(,)?) => {
        /// When a trigger fires, with its config.
        #[derive(Debug, Clone, PartialEq)]
        #[expect(missing_docs, reason = "each variant is documented at its config struct")]
        pub enum TriggerKind { $($config($config)),+ }

        impl TriggerKind {
            /// The wire name of the type.
            #[must_use]
            pub fn type_name(&self) -> &'static str {
                match self { $(Self::$config(_) => $config::TYPE),+ }
            }

            /// The config as JSON.
            #[must_use]
            pub fn config(&self) -> Value {
                match self {
                    $(Self::$config(config) => serde_json::to_value(config).unwrap_or_default()),+
                }
            }

            /// Reads a config of the named type.
            ///
            /// # Errors
            /// Says which type is unknown, or what is wrong with the config.
            pub fn from_parts(type_name: &str, config: Value) -> Result<Self, String> {
                match type_name {
                    $(<$config as TriggerDefinition>::TYPE => {
                        serde_path_to_error::deserialize(config).map(Self::$config).map_err(|error| {
                            format!("config.{} of type '{type_name}': {}", error.path(), error.inner())
                        })
                    })+
                    _ => Err(format!(
                        "type '{type_name}' is not known to this version; known types: {}",
                        [$($config::TYPE),+].join(", ")
                    )),
                }
            }

            /// One line for the card.
            #[must_use]
            pub fn summary(&self) -> String {
                match self { $(Self::$config(config) => config.summary()),+ }
            }

            /// Finds the author's mistakes in the config.
            pub(crate) fn check(&self, check: &mut NodeCheck<'_>) {
                match self { $(Self::$config(config) => config.check(check)),+ }
            }

            pub(crate) fn config_schemas(
                generator: &mut SchemaGenerator,
            ) -> (Vec<&'static str>, Vec<(&'static str, Schema)>) {
                let rules = vec![$(($config::TYPE, generator.subschema_for::<$config>())),+];
                (vec![$($config::TYPE),+], rules)
            }
        }

        $(impl From<$config> for TriggerKind {
            fn from(config: $config) -> Self { Self::$config(config) }
        })+

        static TRIGGER_TYPES: LazyLock<Vec<TriggerTypeInfo>> =
            LazyLock::new(|| vec![$(info::<$config>()),+]);
    };
}

trigger_types!(Keyword, FirstMessage, AnyMessage);

/// All trigger types, in the order of the palette.
#[must_use]
pub fn trigger_types() -> &'static [TriggerTypeInfo] {
    &TRIGGER_TYPES
}

impl TriggerKind {
    /// What is known of this trigger's type.
    #[must_use]
    pub fn info(&self) -> &'static TriggerTypeInfo {
        let name = self.type_name();
        // Both lists are made by one macro call, so the search cannot come up empty; the first
        // entry stands in so that no panic can ever come from here.
        trigger_types().iter().find(|info| info.type_name == name).unwrap_or(&trigger_types()[0])
    }
}

fn info<T: TriggerDefinition>() -> TriggerTypeInfo {
    TriggerTypeInfo {
        type_name: T::TYPE,
        schema: schema_of::<T>(),
        ui: T::ui(),
        default_config: serde_json::to_value(T::default()).unwrap_or_default(),
    }
}
