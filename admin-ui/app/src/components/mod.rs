//! The parts every page is made of. They know nothing of flows, numbers or the API.
//!
//! Conventions: attributes and events are spread onto the outer element (`<Button on:click=… attr:id=…>`);
//! variants are enums; reactive props are `Signal`s. A hint is `data-tip="…"`, with `data-keys="Ctrl K"`
//! for its shortcut, on any element: [`TooltipLayer`] shows it.
//!
//! **To add one:** a file here, tokens through utility classes, a role and a label, then look at it in
//! both themes and 390 px wide.

mod avatar;
mod badge;
mod button;
mod card;
mod copy_field;
mod dialog;
mod empty_state;
mod error_note;
mod field;
mod icon;
mod icon_paths;
mod input;
mod kbd;
mod language_choice;
mod menu;
mod notice;
mod page_header;
mod qr;
mod secret_dialog;
mod select;
mod sheet;
mod skeleton;
mod switch;
mod tabs;
mod tag_list;
mod toast;
mod tooltip;

pub(crate) use avatar::Avatar;
pub(crate) use badge::{Badge, Tone};
pub(crate) use button::{Button, ButtonSize, ButtonVariant, IconButton, LinkButton};
pub(crate) use card::Card;
pub(crate) use copy_field::{CopyButton, CopyField};
pub(crate) use dialog::{Dialog, DialogFooter};
pub(crate) use empty_state::EmptyState;
pub(crate) use error_note::ErrorNote;
pub(crate) use field::{Field, FieldContext};
pub(crate) use icon::{Icon, known_icon};
pub(crate) use input::{Input, SearchInput, Textarea};
pub(crate) use kbd::Kbd;
pub(crate) use language_choice::LanguageChoice;
pub(crate) use menu::{Menu, MenuChoice, MenuGlyph, MenuItem, MenuSeparator};
pub(crate) use notice::Notice;
pub(crate) use page_header::PageHeader;
pub(crate) use qr::Qr;
pub(crate) use secret_dialog::SecretDialog;
pub(crate) use select::Select;
pub(crate) use sheet::{Sheet, SheetSide};
pub(crate) use skeleton::{Skeleton, SkeletonRows};
pub(crate) use switch::Switch;
pub(crate) use tabs::{Tab, Tabs};
pub(crate) use tag_list::TagList;
pub(crate) use toast::{ToastLayer, Toaster};
pub(crate) use tooltip::TooltipLayer;
