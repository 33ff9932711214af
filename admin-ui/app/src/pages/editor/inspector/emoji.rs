//! Emoji to put into a message.

use leptos::prelude::*;

use crate::components::{Icon, Menu, MenuGlyph};

/// What is used most, in groups: the key of a name, and the signs with the keys of their words.
const GROUPS: [(&str, &[(&str, &str)]); 5] = [
    (
        key!("inspector-emoji-faces"),
        &[
            ("😀", key!("inspector-emoji-grinning")),
            ("😊", key!("inspector-emoji-smiling")),
            ("😂", key!("inspector-emoji-laughing")),
            ("😉", key!("inspector-emoji-winking")),
            ("😍", key!("inspector-emoji-in-love")),
            ("🤗", key!("inspector-emoji-hugging")),
            ("🤔", key!("inspector-emoji-thinking")),
            ("😎", key!("inspector-emoji-cool")),
            ("🥳", key!("inspector-emoji-partying")),
            ("😴", key!("inspector-emoji-sleeping")),
            ("😢", key!("inspector-emoji-crying")),
            ("😡", key!("inspector-emoji-angry")),
            ("😱", key!("inspector-emoji-shocked")),
            ("🙈", key!("inspector-emoji-not-looking")),
            ("🤖", key!("inspector-emoji-robot")),
            ("😅", key!("inspector-emoji-relieved")),
        ],
    ),
    (
        key!("inspector-emoji-hands-and-hearts"),
        &[
            ("👋", key!("inspector-emoji-waving")),
            ("👍", key!("inspector-emoji-thumbs-up")),
            ("👎", key!("inspector-emoji-thumbs-down")),
            ("👏", key!("inspector-emoji-clapping")),
            ("🙏", key!("inspector-emoji-thank-you")),
            ("💪", key!("inspector-emoji-strong")),
            ("👇", key!("inspector-emoji-pointing-down")),
            ("👉", key!("inspector-emoji-pointing-right")),
            ("✌️", key!("inspector-emoji-victory")),
            ("🤝", key!("inspector-emoji-handshake")),
            ("❤️", key!("inspector-emoji-red-heart")),
            ("💚", key!("inspector-emoji-green-heart")),
            ("💙", key!("inspector-emoji-blue-heart")),
            ("✨", key!("inspector-emoji-sparkles")),
            ("🔥", key!("inspector-emoji-fire")),
            ("🎉", key!("inspector-emoji-party")),
        ],
    ),
    (
        key!("inspector-emoji-signs"),
        &[
            ("✅", key!("inspector-emoji-done")),
            ("❌", key!("inspector-emoji-cross")),
            ("⚠️", key!("inspector-emoji-warning")),
            ("❓", key!("inspector-emoji-question")),
            ("❗", key!("inspector-emoji-exclamation")),
            ("ℹ️", key!("inspector-emoji-information")),
            ("➡️", key!("inspector-emoji-arrow-right")),
            ("⬅️", key!("inspector-emoji-arrow-left")),
            ("1️⃣", key!("inspector-emoji-one")),
            ("2️⃣", key!("inspector-emoji-two")),
            ("3️⃣", key!("inspector-emoji-three")),
            ("4️⃣", key!("inspector-emoji-four")),
            ("5️⃣", key!("inspector-emoji-five")),
            ("⭐", key!("inspector-emoji-star")),
            ("🆕", key!("inspector-emoji-new")),
            ("🔔", key!("inspector-emoji-bell")),
        ],
    ),
    (
        key!("inspector-emoji-business"),
        &[
            ("📦", key!("inspector-emoji-parcel")),
            ("🚚", key!("inspector-emoji-delivery")),
            ("🛒", key!("inspector-emoji-shopping-cart")),
            ("🛍️", key!("inspector-emoji-shopping-bags")),
            ("💳", key!("inspector-emoji-card")),
            ("💰", key!("inspector-emoji-money")),
            ("🧾", key!("inspector-emoji-receipt")),
            ("📅", key!("inspector-emoji-calendar")),
            ("⏰", key!("inspector-emoji-alarm-clock")),
            ("⏳", key!("inspector-emoji-waiting")),
            ("📍", key!("inspector-emoji-place")),
            ("📞", key!("inspector-emoji-phone")),
            ("📧", key!("inspector-emoji-e-mail")),
            ("📝", key!("inspector-emoji-note")),
            ("📎", key!("inspector-emoji-attachment")),
            ("🔗", key!("inspector-emoji-link")),
        ],
    ),
    (
        key!("inspector-emoji-things"),
        &[
            ("🍕", key!("inspector-emoji-pizza")),
            ("🍔", key!("inspector-emoji-burger")),
            ("☕", key!("inspector-emoji-coffee")),
            ("🍽️", key!("inspector-emoji-meal")),
            ("🎂", key!("inspector-emoji-cake")),
            ("🎁", key!("inspector-emoji-present")),
            ("🏠", key!("inspector-emoji-home")),
            ("🏥", key!("inspector-emoji-hospital")),
            ("✈️", key!("inspector-emoji-plane")),
            ("🚗", key!("inspector-emoji-car")),
            ("💇", key!("inspector-emoji-haircut")),
            ("💊", key!("inspector-emoji-medicine")),
            ("📷", key!("inspector-emoji-camera")),
            ("🎓", key!("inspector-emoji-graduation")),
            ("⚽", key!("inspector-emoji-football")),
            ("🌞", key!("inspector-emoji-sun")),
        ],
    ),
];

/// A menu of emoji.
#[component]
pub(super) fn InsertEmoji(on_insert: Callback<String>) -> impl IntoView {
    view! {
        <Menu
            label=t!("inspector-insert-emoji")
            trigger=|| view! { <span class="form-insert-button" data-tip=t!("inspector-insert-emoji")><Icon name="smile" class="w-3.5 h-3.5"/></span> }
        >
            {GROUPS
                .into_iter()
                .map(|(group, signs)| {
                    let group = crate::language::text(group);
                    view! {
                        <div role="group" aria-label=group>
                            <p class="px-1.5 pt-1 text-xs text-muted" aria-hidden="true">{group}</p>
                            <div class="menu-glyphs">
                                {signs
                                    .iter()
                                    .map(|&(sign, words)| {
                                        view! { <MenuGlyph glyph=sign label=crate::language::text(words) on_select=move |()| on_insert.run(sign.to_owned())/> }
                                    })
                                    .collect_view()}
                            </div>
                        </div>
                    }
                })
                .collect_view()}
        </Menu>
    }
}
