//! Buttons, and links that look like them.

use leptos::prelude::*;
use leptos_router::components::A;

use super::Icon;

/// How much a button asks for attention.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum ButtonVariant {
    /// The one thing to do here.
    Primary,
    /// Everything else.
    #[default]
    Secondary,
    /// In rows and toolbars, where a frame would be noise.
    Ghost,
}

/// How large a button is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum ButtonSize {
    /// 28 px, in dense places.
    Small,
    /// 36 px.
    #[default]
    Medium,
}

impl ButtonVariant {
    fn class(self) -> &'static str {
        match self {
            Self::Primary => {
                tw!("bg-accent text-on-accent hover:bg-accent-hover border border-transparent elev-1")
            }
            Self::Secondary => tw!("bg-surface text-ink border border-line hover:bg-sunken elev-1"),
            Self::Ghost => tw!("text-muted hover:text-ink hover:bg-hover border border-transparent"),
        }
    }
}

impl ButtonSize {
    fn class(self) -> &'static str {
        match self {
            Self::Small => tw!("h-7 px-2.5 text-xs gap-1.5"),
            Self::Medium => tw!("h-9 px-3.5 text-sm gap-2"),
        }
    }

    fn square(self) -> &'static str {
        match self {
            Self::Small => tw!("h-7 w-7"),
            Self::Medium => tw!("h-9 w-9"),
        }
    }
}

const BASE: &str = tw!(
    "inline-flex items-center justify-center shrink-0 rounded-md font-medium whitespace-nowrap select-none \
     transition-colors duration-100 disabled:opacity-50"
);

/// A button. `on:click` and other attributes are spread onto it.
#[component]
pub(crate) fn Button(
    /// How much attention it asks for.
    #[prop(optional)]
    variant: ButtonVariant,
    /// How large it is.
    #[prop(optional)]
    size: ButtonSize,
    /// Lucide name of an icon before the words.
    #[prop(optional)]
    icon: Option<&'static str>,
    /// Cannot be used at present.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// Its work is under way: it cannot be used again, and shows that.
    #[prop(optional, into)]
    busy: Signal<bool>,
    /// Submits the form it stands in.
    #[prop(optional)]
    submit: bool,
    /// Further classes.
    #[prop(optional)]
    class: &'static str,
    /// The words.
    children: Children,
) -> impl IntoView {
    view! {
        <button
            type=if submit { "submit" } else { "button" }
            class=format!("{BASE} {} {} {class}", variant.class(), size.class())
            disabled=move || disabled.get() || busy.get()
            aria-busy=move || busy.get().then_some("true")
        >
            {icon.map(|name| view! { <Icon name=name/> })}
            {children()}
        </button>
    }
}

/// A link in the shape of a button.
#[component]
pub(crate) fn LinkButton(
    /// Where it leads, inside the app.
    #[prop(into)]
    href: String,
    /// How much attention it asks for.
    #[prop(optional)]
    variant: ButtonVariant,
    /// How large it is.
    #[prop(optional)]
    size: ButtonSize,
    /// Lucide name of an icon before the words.
    #[prop(optional)]
    icon: Option<&'static str>,
    /// The words.
    children: Children,
) -> impl IntoView {
    view! {
        <A href=href attr:class=format!("{BASE} {} {}", variant.class(), size.class())>
            {icon.map(|name| view! { <Icon name=name/> })}
            {children()}
        </A>
    }
}

/// A button with an icon only. The label is read out and shown as a hint.
#[component]
pub(crate) fn IconButton(
    /// Lucide name.
    #[prop(into)]
    icon: Signal<&'static str>,
    /// What it does, in words.
    #[prop(into)]
    label: Signal<String>,
    /// Its shortcut, such as `"Ctrl Z"`, for the hint.
    #[prop(optional)]
    keys: Option<&'static str>,
    /// How much attention it asks for; `Ghost` when not given.
    #[prop(default = ButtonVariant::Ghost)]
    variant: ButtonVariant,
    /// How large it is.
    #[prop(optional)]
    size: ButtonSize,
    /// Cannot be used at present.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// Submits the form it stands in.
    #[prop(optional)]
    submit: bool,
    /// For buttons that stay in: whether it is.
    #[prop(optional, into)]
    pressed: Option<Signal<bool>>,
    /// Further classes.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    view! {
        <button
            type=if submit { "submit" } else { "button" }
            class=format!(
                "{BASE} {} {} aria-pressed:bg-accent-soft aria-pressed:text-accent-ink {class}",
                variant.class(),
                size.square(),
            )
            disabled=move || disabled.get()
            aria-label=move || label.get()
            aria-pressed=move || pressed.map(|on| if on.get() { "true" } else { "false" })
            data-tip=move || label.get()
            data-keys=keys
        >
            {move || view! { <Icon name=icon.get()/> }}
        </button>
    }
}
