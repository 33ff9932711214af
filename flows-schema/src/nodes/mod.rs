//! The node types, one file each.

use std::sync::LazyLock;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde_json::Value;

use crate::{NodeDefinition, NodeTypeInfo, Port, checks::NodeCheck};

mod ask;
mod ask_email;
mod ask_number;
mod ask_text;
mod choice;
mod condition;
mod end;
mod go_to;
mod image;
mod set_variable;
mod text;
mod wait;

pub use ask::Retry;
pub use ask_email::AskEmail;
pub use ask_number::AskNumber;
pub use ask_text::AskText;
pub use choice::{Choice, ChoiceDisplay, ChoiceOption};
pub use condition::{Branch, Condition, Match, Operator, Rule};
pub use end::End;
pub use go_to::GoTo;
pub use image::Image;
pub use set_variable::{SetOperation, SetVariable};
pub use text::Text;
pub use wait::Wait;

/// Declares the node types: the enum, and everything that has to walk all of them.
macro_rules! node_types {
    ($($config:ident),+ $(,)?) => {
        /// What a node does, with its config.
        #[derive(Debug, Clone, PartialEq)]
        #[expect(missing_docs, reason = "each variant is documented at its config struct")]
        pub enum NodeKind { $($config($config)),+ }

        impl NodeKind {
            /// The wire name of the type.
            #[must_use]
            pub fn type_name(&self) -> &'static str {
                match self { $(Self::$config(_) => $config::TYPE),+ }
            }

            /// The config as JSON.
            #[must_use]
            pub fn config(&self) -> Value {
                match self {
                    // A config holds strings, numbers and lists only, so it always serialises.
                    $(Self::$config(config) => serde_json::to_value(config).unwrap_or_default()),+
                }
            }

            /// Reads a config of the named type.
            ///
            /// # Errors
            /// Says which type is unknown, or what is wrong with the config.
            pub fn from_parts(type_name: &str, config: Value) -> Result<Self, String> {
                match type_name {
                    $(<$config as NodeDefinition>::TYPE => {
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

            /// The ways out, in the order in which the card shows them.
            #[must_use]
            pub fn ports(&self) -> Vec<Port> {
                match self { $(Self::$config(config) => config.ports()),+ }
            }

            /// Whether reaching it makes the conversation wait.
            #[must_use]
            pub fn waits(&self) -> bool {
                match self { $(Self::$config(config) => config.waits()),+ }
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

        $(impl From<$config> for NodeKind {
            fn from(config: $config) -> Self { Self::$config(config) }
        })+

        static NODE_TYPES: LazyLock<Vec<NodeTypeInfo>> = LazyLock::new(|| vec![$(info::<$config>()),+]);
    };
}

node_types!(Text, Image, AskText, AskNumber, AskEmail, Choice, Condition, SetVariable, Wait, GoTo, End,);

/// All node types, in the order of the palette.
#[must_use]
pub fn node_types() -> &'static [NodeTypeInfo] {
    &NODE_TYPES
}

impl NodeKind {
    /// What is known of this node's type.
    #[must_use]
    pub fn info(&self) -> &'static NodeTypeInfo {
        let name = self.type_name();
        // Both lists are made by one macro call, so the search cannot come up empty; the first
        // entry stands in so that no panic can ever come from here.
        node_types().iter().find(|info| info.type_name == name).unwrap_or(&node_types()[0])
    }
}

fn info<T: NodeDefinition>() -> NodeTypeInfo {
    NodeTypeInfo {
        type_name: T::TYPE,
        schema: schema_of::<T>(),
        ui: T::ui(),
        default_config: serde_json::to_value(T::default()).unwrap_or_default(),
    }
}

/// The schema of one config, self-contained: the forms in the browser follow no references.
pub(crate) fn schema_of<T: JsonSchema>() -> Value {
    let settings =
        schemars::generate::SchemaSettings::draft2020_12().with(|settings| settings.inline_subschemas = true);
    settings.into_generator().into_root_schema_for::<T>().to_value()
}
