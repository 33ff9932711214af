//! The options of a number, between the API and the store.

use admin_types::{MediaDownload, NumberOptions, PhoneChoices, PhoneOptions};
use engine_store::repo::{
    numbers::NumberKind,
    options::{self as store, Choices, Download, MediaOptions},
};

use crate::fields::Fields;

/// Most days that a rule may name: ten years.
const MAX_DAYS: u32 = 3_650;

/// Longest silence after somebody wrote on the phone: a week.
const MAX_PAUSE_MINUTES: u32 = 10_080;

/// The API's words for stored options.
pub(crate) fn show(options: &store::NumberOptions, kind: NumberKind) -> NumberOptions {
    let phone = &options.phone;
    NumberOptions {
        phone: (kind == NumberKind::WhatsappWeb).then_some(PhoneOptions {
            pause_minutes: phone.pause_minutes,
            choices: match phone.choices {
                Choices::Numbered => PhoneChoices::Numbered,
                Choices::Polls => PhoneChoices::Polls,
            },
            human_pace: phone.human_pace,
        }),
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
    if options.phone.is_some() && kind != NumberKind::WhatsappWeb {
        fields.add("/options/phone", "Only a number that is connected by QR code has these options.");
    }
    if options.phone.as_ref().is_some_and(|phone| phone.pause_minutes > MAX_PAUSE_MINUTES) {
        fields.add("/options/phone/pause_minutes", "At most 10,080 minutes, which is a week, please.");
    }
    store::NumberOptions {
        phone: options.phone.as_ref().map_or_else(Default::default, |phone| store::PhoneOptions {
            pause_minutes: phone.pause_minutes,
            choices: match phone.choices {
                PhoneChoices::Numbered => Choices::Numbered,
                PhoneChoices::Polls => Choices::Polls,
            },
            human_pace: phone.human_pace,
        }),
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
