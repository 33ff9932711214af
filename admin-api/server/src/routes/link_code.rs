//! The code that links a number, for programs that show it in a place of their own.

use std::io::Write as _;

use admin_types::{LinkCodeForm, LinkCodeQuery, LinkState, Problem, ProblemCode};
use axum::{
    extract::State,
    response::{IntoResponse as _, Response},
};
use flate2::{Compression, Crc, write::ZlibEncoder};
use http::header;
use qrcode::{Color, EcLevel, QrCode};
use uuid::Uuid;

use super::whatsapp_link::{linked, summary};
use crate::{
    AppState,
    auth::CurrentUser,
    error::ApiError,
    extract::{Path, Query},
};

/// Dots of the quiet zone on each side.
const QUIET: usize = 4;
/// Pixels of a dot.
const SCALE: usize = 8;

/// The code to scan or to type, as a drawing, a picture or text
///
/// WhatsApp changes it every 20 to 60 seconds: ask again when `X-Code-Seconds` are over.
#[utoipa::path(get, path = "/numbers/{id}/link/code", tag = "numbers", operation_id = "getNumberLinkCode",
    params(("id" = Uuid, Path, description = "Id of the number"), LinkCodeQuery),
    responses((status = 200, description = "The code",
               content((Vec<u8> = "image/svg+xml"), (Vec<u8> = "image/png"), (String = "text/plain")),
               headers(("X-Code-Seconds" = u32, description = "Seconds for which it can be used"))),
              (status = 409, description = "There is none at present", body = Problem)))]
pub(crate) async fn get(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<Uuid>,
    Query(query): Query<LinkCodeQuery>,
) -> Result<Response, ApiError> {
    let record = linked(&state, &user, id).await?;
    let link = state.store().link(record.id).await?.ok_or_else(none)?;
    let shown = summary(&link, state.clock().now());
    let code = link.code.filter(|_| shown.code_seconds > 0).ok_or_else(none)?;
    let form = query.form.unwrap_or_default();
    let (kind, bytes) = match (shown.state, form) {
        (LinkState::QrCode | LinkState::TypedCode, LinkCodeForm::Text) => {
            ("text/plain; charset=utf-8", code.into_bytes())
        }
        (LinkState::QrCode, LinkCodeForm::Svg) => ("image/svg+xml", svg(&dots(&code)?).into_bytes()),
        (LinkState::QrCode, LinkCodeForm::Png) => {
            ("image/png", png(&dots(&code)?).map_err(|error| crate::error::internal(&error))?)
        }
        _ => return Err(none()),
    };
    let headers = [(header::CONTENT_TYPE, kind.to_owned()), (X_CODE_SECONDS, shown.code_seconds.to_string())];
    Ok((headers, bytes).into_response())
}

const X_CODE_SECONDS: header::HeaderName = header::HeaderName::from_static("x-code-seconds");

fn none() -> ApiError {
    let detail =
        "No code of this kind waits to be used. Ask for a link first: POST /numbers/{id}/link with connect.";
    ApiError::new(ProblemCode::NoCode, detail)
}

/// The dots of a code with its quiet zone, row by row; `true` is dark.
fn dots(text: &str) -> Result<Vec<Vec<bool>>, ApiError> {
    let code = QrCode::with_error_correction_level(text, EcLevel::L);
    let code = code.map_err(|error| crate::error::internal(&error))?;
    let side = code.width() + 2 * QUIET;
    let mut rows = vec![vec![false; side]; side];
    for (at, colour) in code.to_colors().into_iter().enumerate() {
        rows[at / code.width() + QUIET][at % code.width() + QUIET] = colour == Color::Dark;
    }
    Ok(rows)
}

fn svg(rows: &[Vec<bool>]) -> String {
    let side = rows.len();
    let mut path = String::new();
    for (y, row) in rows.iter().enumerate() {
        for (x, _) in row.iter().enumerate().filter(|(_, dark)| **dark) {
            path.push_str(&format!("M{x} {y}h1v1h-1z"));
        }
    }
    let pixels = side * SCALE;
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{pixels}\" height=\"{pixels}\" viewBox=\"0 0 {side} {side}\" \
         shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h{side}v{side}h-{side}z\"/><path d=\"{path}\"/></svg>"
    )
}

/// A picture of one bit per pixel (PNG, ISO/IEC 15948).
fn png(rows: &[Vec<bool>]) -> std::io::Result<Vec<u8>> {
    let pixels = rows.len() * SCALE;
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::default());
    for row in rows {
        // No filter, then eight pixels to a byte. A dot is eight pixels wide, so it is one byte.
        let mut line = vec![0_u8];
        line.extend(row.iter().map(|dark| if *dark { 0x00 } else { 0xff }));
        for _ in 0..SCALE {
            packed.write_all(&line)?;
        }
    }
    let side = u32::try_from(pixels).unwrap_or(u32::MAX).to_be_bytes();
    let header = [side.as_slice(), &side, &[1, 0, 0, 0, 0]].concat();
    let mut out = b"\x89PNG\r\n\x1a\n".to_vec();
    for (kind, data) in [(b"IHDR", header), (b"IDAT", packed.finish()?), (b"IEND", Vec::new())] {
        let mut crc = Crc::new();
        crc.update(kind);
        crc.update(&data);
        out.extend_from_slice(&u32::try_from(data.len()).unwrap_or(u32::MAX).to_be_bytes());
        out.extend_from_slice(kind);
        out.extend_from_slice(&data);
        out.extend_from_slice(&crc.sum().to_be_bytes());
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;

    #[test]
    fn drawing_and_picture_show_the_dots() {
        let rows = dots("2@abc,def").unwrap();
        let dark = rows.iter().flatten().filter(|dark| **dark).count();
        assert_eq!(svg(&rows).matches("h1v1h-1z").count(), dark);
        let bytes = png(&rows).unwrap();
        // Each chunk: length, name, data, sum.
        let (mut at, mut packed) = (8, Vec::new());
        while at < bytes.len() {
            let length = u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap()) as usize;
            let (name, data) = bytes[at + 4..at + 8 + length].split_at(4);
            let mut crc = Crc::new();
            crc.update(&bytes[at + 4..at + 8 + length]);
            assert_eq!(crc.sum().to_be_bytes(), bytes[at + 8 + length..at + 12 + length]);
            if name == b"IDAT" {
                packed.extend_from_slice(data);
            }
            at += 12 + length;
        }
        let mut lines = Vec::new();
        flate2::read::ZlibDecoder::new(packed.as_slice()).read_to_end(&mut lines).unwrap();
        for (y, line) in lines.chunks(1 + rows.len()).enumerate() {
            let read: Vec<bool> = line[1..].iter().map(|byte| *byte == 0).collect();
            assert_eq!(read, rows[y / SCALE]);
        }
        assert_eq!(lines.len(), (1 + rows.len()) * rows.len() * SCALE);
    }
}
