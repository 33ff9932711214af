//! The options of a number, between the API and the store.

use admin_types::{MediaDownload, NumberOptions};
use engine_store::repo::{
    numbers::NumberKind,
    options::{self as store, Download, MediaOptions},
};

use crate::fields::Fields;

/// Most days that a rule may name: ten years.
const MAX_DAYS: u32 = 3_650;

/// The API's words for stored options.
pub(crate) fn show(options: &store::NumberOptions) -> NumberOptions {
    NumberOptions {
        download: match options.media.download {
            Download::AtOnce => MediaDownload::AtOnce,
            Download::OnDemand => MediaDownload::OnDemand,
            Download::Never => MediaDownload::Never,
        },
        keep_days: options.media.keep_days,
        read_receipts: options.read_receipts,
        forms: options.forms,
    }
}

/// Options to store.
pub(crate) fn read(options: &NumberOptions, kind: NumberKind, fields: &mut Fields) -> store::NumberOptions {
    if kind == NumberKind::Simulator {
        fields.add("/options", "A simulator has none of these options.");
    }
    if options.keep_days.is_some_and(|days| !(1..=MAX_DAYS).contains(&days)) {
        fields.add("/options/keep_days", format!("Between 1 and {MAX_DAYS} days, please."));
    }
    store::NumberOptions {
        media: MediaOptions {
            download: match options.download {
                MediaDownload::AtOnce => Download::AtOnce,
                MediaDownload::OnDemand => Download::OnDemand,
                MediaDownload::Never => Download::Never,
            },
            keep_days: options.keep_days,
        },
        read_receipts: options.read_receipts,
        forms: options.forms,
    }
}
