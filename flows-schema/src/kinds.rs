//! What node types and trigger types have in common: an enum over their configs, read and written by
//! a name beside a config.

use schemars::{JsonSchema, Schema, json_schema};
use serde_json::Value;

/// Declares the types of one kind: the enum, what has to walk all of them, and the methods that every
/// config has.
macro_rules! kinds {
    (
        $(#[$doc:meta])* $kind:ident, $definition:ident, $info:ident, $all:ident;
        $($(#[$method_doc:meta])* $method:ident -> $output:ty),* ;
        $configs:tt
    ) => {
        $crate::kinds::kind_enum! { $(#[$doc])* $kind, $definition, $info, $all; $configs }
        $($crate::kinds::kind_method! { $(#[$method_doc])* $kind, $method -> $output; $configs })*
    };
}
pub(crate) use kinds;

/// One method of the enum that asks the config.
macro_rules! kind_method {
    ($(#[$doc:meta])* $kind:ident, $method:ident -> $output:ty; [$($config:ident),+ $(,)?]) => {
        impl $kind {
            $(#[$doc])*
            #[must_use]
            pub fn $method(&self) -> $output {
                match self { $(Self::$config(config) => config.$method()),+ }
            }
        }
    };
}
pub(crate) use kind_method;

/// The enum over the configs.
macro_rules! kind_enum {
    (
        $(#[$doc:meta])* $kind:ident, $definition:ident, $info:ident, $all:ident;
        [$($config:ident),+ $(,)?]
    ) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq)]
        #[expect(missing_docs, reason = "each variant is documented at its config struct")]
        pub enum $kind { $($config($config)),+ }

        impl $kind {
            /// The wire name of the type.
            #[must_use]
            pub fn type_name(&self) -> &'static str {
                match self { $(Self::$config(_) => <$config as $definition>::TYPE),+ }
            }

            /// The config as JSON.
            #[must_use]
            pub fn config(&self) -> serde_json::Value {
                match self {
                    // A config holds strings, numbers and lists only, so it always serialises.
                    $(Self::$config(config) => serde_json::to_value(config).unwrap_or_default()),+
                }
            }

            /// Reads a config of the named type.
            ///
            /// # Errors
            /// Says which type is unknown, or what is wrong with the config.
            pub fn from_parts(type_name: &str, config: serde_json::Value) -> Result<Self, String> {
                match type_name {
                    $(<$config as $definition>::TYPE => {
                        serde_path_to_error::deserialize(config).map(Self::$config).map_err(|error| {
                            format!("config.{} of type '{type_name}': {}", error.path(), error.inner())
                        })
                    })+
                    _ => Err(format!(
                        "type '{type_name}' is not known to this version; known types: {}",
                        [$(<$config as $definition>::TYPE),+].join(", ")
                    )),
                }
            }

            /// What is known of this type.
            #[must_use]
            pub fn info(&self) -> &'static $info {
                let name = self.type_name();
                // Both lists are made by one macro call, so the search cannot come up empty; the first
                // entry stands in so that no panic can ever come from here.
                $all.iter().find(|info| info.type_name == name).unwrap_or(&$all[0])
            }

            /// Finds the author's mistakes in the config.
            pub(crate) fn check(&self, check: &mut $crate::checks::NodeCheck<'_>) {
                match self { $(Self::$config(config) => config.check(check)),+ }
            }

            /// The names of all types, each with the schema of its config.
            pub(crate) fn config_schemas(
                generator: &mut schemars::SchemaGenerator,
            ) -> Vec<(&'static str, schemars::Schema)> {
                vec![$((<$config as $definition>::TYPE, generator.subschema_for::<$config>())),+]
            }
        }

        $(impl From<$config> for $kind {
            fn from(config: $config) -> Self { Self::$config(config) }
        })+

        static $all: std::sync::LazyLock<Vec<$info>> = std::sync::LazyLock::new(|| vec![$($info {
            type_name: <$config as $definition>::TYPE,
            schema: $crate::kinds::schema_of::<$config>(),
            ui: <$config as $definition>::ui(),
            default_config: serde_json::to_value(<$config>::default()).unwrap_or_default(),
        }),+]);
    };
}
pub(crate) use kind_enum;

/// The schema of one config, self-contained: the forms in the browser follow no references.
pub(crate) fn schema_of<T: JsonSchema>() -> Value {
    let settings =
        schemars::generate::SchemaSettings::draft2020_12().with(|settings| settings.inline_subschemas = true);
    settings.into_generator().into_root_schema_for::<T>().to_value()
}

/// The schema of an object whose `type` decides the schema of its `config`, by if/then: a failing
/// `oneOf` would name no place.
pub(crate) fn typed_object(
    description: &str,
    types: Vec<(&'static str, Schema)>,
    properties: Value,
) -> Schema {
    let names: Vec<&str> = types.iter().map(|(name, _)| *name).collect();
    let rules: Vec<Value> = types
        .into_iter()
        .map(|(name, config)| {
            serde_json::json!({
                "if": {"properties": {"type": {"const": name}}, "required": ["type"]},
                "then": {"properties": {"config": config}},
            })
        })
        .collect();
    let mut all = serde_json::json!({
        "id": {"type": "string", "minLength": 1, "maxLength": crate::limits::MAX_ID_CHARS},
        "type": {"enum": names},
        "config": {"type": "object"},
    });
    if let (Some(all), Value::Object(own)) = (all.as_object_mut(), properties) {
        all.extend(own);
    }
    json_schema!({
        "type": "object",
        "description": description,
        "required": ["id", "type"],
        "additionalProperties": false,
        "properties": all,
        "allOf": rules,
    })
}

/// The config of a document that names none.
pub(crate) fn empty_object() -> Value {
    Value::Object(serde_json::Map::new())
}
