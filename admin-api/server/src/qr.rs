//! Draws QR codes.

use admin_types::QrCode;

/// A text as a QR code, in one path: a rectangle for each run of dark dots. `None` where it is too long for one.
///
/// With the least correction of errors, which a screen needs no more of: fewer dots are read from farther away.
pub(crate) fn drawn(text: &str) -> Option<QrCode> {
    const QUIET: usize = 4;
    let code = qrcode::QrCode::with_error_correction_level(text, qrcode::EcLevel::L).ok()?;
    let width = code.width();
    let colours = code.to_colors();
    let mut path = String::new();
    for (y, row) in colours.chunks(width).enumerate() {
        let mut x = 0;
        while x < width {
            let run = row[x..].iter().take_while(|colour| **colour == qrcode::Color::Dark).count();
            if run > 0 {
                path.push_str(&format!("M{} {}h{run}v1h-{run}z", x + QUIET, y + QUIET));
            }
            x += run.max(1);
        }
    }
    Some(QrCode { size: u32::try_from(width + 2 * QUIET).ok()?, path })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_dark_dot_of_a_code_is_drawn_once() {
        let drawn = drawn("2@abc,def,ghi,jkl").unwrap();
        let code =
            qrcode::QrCode::with_error_correction_level("2@abc,def,ghi,jkl", qrcode::EcLevel::L).unwrap();
        assert_eq!(drawn.size as usize, code.width() + 8);
        let dark = code.to_colors().iter().filter(|colour| **colour == qrcode::Color::Dark).count();
        let runs =
            drawn.path.split('h').skip(1).filter_map(|part| part.split('v').next()?.parse::<usize>().ok());
        assert_eq!(runs.sum::<usize>(), dark);
    }
}
