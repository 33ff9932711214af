//! Sends a place.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    NodeDefinition, Port,
    checks::NodeCheck,
    limits, template,
    ui_schema::{Category, FieldUi, NodeUi, PreviewPart, Widget},
};

/// Sends one place, shown on a small map.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Location {
    /// Degrees north, -90 to 90; a template.
    pub latitude: String,
    /// Degrees east, -180 to 180; a template.
    pub longitude: String,
    /// Name of the place; a template; may be empty.
    pub name: String,
    /// Address of the place; a template; may be empty.
    pub address: String,
}

impl NodeDefinition for Location {
    const TYPE: &'static str = "location";

    fn ui() -> NodeUi {
        NodeUi {
            label: "Send location".into(),
            description: "Shows a place on a map.".into(),
            icon: "map-pin",
            category: Category::Say,
            summary: Some("/name"),
            fields: vec![
                FieldUi::new("latitude", Widget::Line { templates: true }, "Latitude")
                    .placeholder("52.5163")
                    .help("Degrees north, from -90 to 90."),
                FieldUi::new("longitude", Widget::Line { templates: true }, "Longitude")
                    .placeholder("13.3777")
                    .help("Degrees east, from -180 to 180."),
                FieldUi::new("name", Widget::Line { templates: true }, "Name of the place")
                    .placeholder("Corner Shop")
                    .max_chars(limits::MAX_PLACE_CHARS),
                FieldUi::new("address", Widget::Line { templates: true }, "Its address")
                    .placeholder("High Street 1, Berlin")
                    .max_chars(limits::MAX_PLACE_CHARS),
            ],
            preview: vec![PreviewPart::Location {
                latitude: "/latitude",
                longitude: "/longitude",
                name: "/name",
                address: "/address",
            }],
        }
    }

    fn ports(&self) -> Vec<Port> {
        vec![Port::next()]
    }

    fn check(&self, check: &mut NodeCheck<'_>) {
        check_degrees(check, "latitude", &self.latitude, Self::MAX_LATITUDE);
        check_degrees(check, "longitude", &self.longitude, Self::MAX_LONGITUDE);
        check.optional_template("name", &self.name, limits::MAX_PLACE_CHARS);
        check.optional_template("address", &self.address, limits::MAX_PLACE_CHARS);
    }
}

impl Location {
    /// Degrees of the poles.
    pub const MAX_LATITUDE: f64 = 90.0;
    /// Degrees of the date line.
    pub const MAX_LONGITUDE: f64 = 180.0;

    /// Degrees as WhatsApp takes them: with a point, as written otherwise. `None` when they are none, or
    /// more than `max` to either side.
    #[must_use]
    pub fn degrees(text: &str, max: f64) -> Option<String> {
        let written = text.trim().replace(',', ".");
        let allowed = |letter: char| letter.is_ascii_digit() || matches!(letter, '.' | '-' | '+');
        let usable = written.len() <= 32 && written.chars().all(allowed);
        let degrees: f64 = written.parse().ok().filter(|_| usable)?;
        (degrees.abs() <= max).then(|| written.trim_start_matches('+').to_owned())
    }
}

fn check_degrees(check: &mut NodeCheck<'_>, path: &str, source: &str, max: f64) {
    if source.trim().is_empty() {
        check.error("coordinate_empty", path, "Say where the place is, in degrees.");
    } else if !template::is_plain(source) {
        check.optional_template(path, source, limits::MAX_TEMPLATE_BYTES);
    } else if Location::degrees(source, max).is_none() {
        let text = format!("'{source}' is no {path} between -{max} and {max} degrees.");
        check.error("coordinate_invalid", path, text);
    }
}
