//! QR codes, as drawings.

use serde::{Deserialize, Serialize};

/// A QR code as a drawing, so that no page needs to know how they are made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct QrCode {
    /// Dots per side, the quiet zone of four dots included.
    pub size: u32,
    /// The dark dots as the `d` of an SVG path, one unit per dot.
    pub path: String,
}
