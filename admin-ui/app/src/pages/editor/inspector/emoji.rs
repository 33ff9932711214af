//! Emoji to put into a message.

use leptos::prelude::*;

use crate::components::{Icon, Menu, MenuGlyph};

/// What is used most, in groups: a name, and the signs with their words.
const GROUPS: [(&str, &[(&str, &str)]); 5] = [
    (
        "Faces",
        &[
            ("😀", "grinning"),
            ("😊", "smiling"),
            ("😂", "laughing"),
            ("😉", "winking"),
            ("😍", "in love"),
            ("🤗", "hugging"),
            ("🤔", "thinking"),
            ("😎", "cool"),
            ("🥳", "partying"),
            ("😴", "sleeping"),
            ("😢", "crying"),
            ("😡", "angry"),
            ("😱", "shocked"),
            ("🙈", "not looking"),
            ("🤖", "robot"),
            ("😅", "relieved"),
        ],
    ),
    (
        "Hands and hearts",
        &[
            ("👋", "waving"),
            ("👍", "thumbs up"),
            ("👎", "thumbs down"),
            ("👏", "clapping"),
            ("🙏", "thank you"),
            ("💪", "strong"),
            ("👇", "pointing down"),
            ("👉", "pointing right"),
            ("✌️", "victory"),
            ("🤝", "handshake"),
            ("❤️", "red heart"),
            ("💚", "green heart"),
            ("💙", "blue heart"),
            ("✨", "sparkles"),
            ("🔥", "fire"),
            ("🎉", "party"),
        ],
    ),
    (
        "Signs",
        &[
            ("✅", "done"),
            ("❌", "cross"),
            ("⚠️", "warning"),
            ("❓", "question"),
            ("❗", "exclamation"),
            ("ℹ️", "information"),
            ("➡️", "arrow right"),
            ("⬅️", "arrow left"),
            ("1️⃣", "one"),
            ("2️⃣", "two"),
            ("3️⃣", "three"),
            ("4️⃣", "four"),
            ("5️⃣", "five"),
            ("⭐", "star"),
            ("🆕", "new"),
            ("🔔", "bell"),
        ],
    ),
    (
        "Business",
        &[
            ("📦", "parcel"),
            ("🚚", "delivery"),
            ("🛒", "shopping cart"),
            ("🛍️", "shopping bags"),
            ("💳", "card"),
            ("💰", "money"),
            ("🧾", "receipt"),
            ("📅", "calendar"),
            ("⏰", "alarm clock"),
            ("⏳", "waiting"),
            ("📍", "place"),
            ("📞", "phone"),
            ("📧", "e-mail"),
            ("📝", "note"),
            ("📎", "attachment"),
            ("🔗", "link"),
        ],
    ),
    (
        "Things",
        &[
            ("🍕", "pizza"),
            ("🍔", "burger"),
            ("☕", "coffee"),
            ("🍽️", "meal"),
            ("🎂", "cake"),
            ("🎁", "present"),
            ("🏠", "home"),
            ("🏥", "hospital"),
            ("✈️", "plane"),
            ("🚗", "car"),
            ("💇", "haircut"),
            ("💊", "medicine"),
            ("📷", "camera"),
            ("🎓", "graduation"),
            ("⚽", "football"),
            ("🌞", "sun"),
        ],
    ),
];

/// A menu of emoji.
#[component]
pub(super) fn InsertEmoji(on_insert: Callback<String>) -> impl IntoView {
    view! {
        <Menu
            label="Insert an emoji"
            trigger=|| view! { <span class="form-insert-button" data-tip="Insert an emoji"><Icon name="smile" class="w-3.5 h-3.5"/></span> }
        >
            {GROUPS
                .into_iter()
                .map(|(group, signs)| {
                    view! {
                        <div role="group" aria-label=group>
                            <p class="px-1.5 pt-1 text-xs text-muted" aria-hidden="true">{group}</p>
                            <div class="menu-glyphs">
                                {signs
                                    .iter()
                                    .map(|(sign, words)| {
                                        view! { <MenuGlyph glyph=*sign label=*words on_select=move |()| on_insert.run((*sign).to_owned())/> }
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
