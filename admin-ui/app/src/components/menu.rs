//! A short list of actions behind a button.

use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::{ButtonSize, Icon, IconButton};

/// Closes the menu around a [`MenuItem`].
#[derive(Clone, Copy)]
struct MenuContext {
    panel: NodeRef<html::Div>,
}

/// A button with a menu. The browser closes it on Escape and on a press elsewhere; arrow keys move.
#[component]
pub(crate) fn Menu(
    /// What the button does, in words.
    #[prop(into)]
    label: String,
    /// Icon of the button.
    #[prop(default = "ellipsis")]
    icon: &'static str,
    /// Replaces the icon inside the button.
    #[prop(optional, into)]
    trigger: Option<ViewFn>,
    /// [`MenuItem`]s, [`MenuChoice`]s and [`MenuSeparator`]s.
    children: Children,
) -> impl IntoView {
    let panel = NodeRef::<html::Div>::new();
    let open = RwSignal::new(false);
    let toggle = move |event: ev::MouseEvent| {
        event.stop_propagation();
        event.prevent_default();
        let anchor = event.current_target().and_then(|target| target.dyn_into::<Element>().ok());
        if let (Some(panel), Some(anchor)) = (panel.get_untracked(), anchor) {
            // It fails only when the browser has just closed it by this very press.
            let _ = panel.show_popover();
            place(&panel, &anchor);
            focus_item(&panel, 0);
        }
    };
    let has_trigger = trigger.is_some();
    view! {
        {if has_trigger {
            view! {
                <button
                    type="button"
                    class="rounded-md text-start w-full"
                    aria-label=label.clone()
                    aria-haspopup="menu"
                    aria-expanded=move || if open.get() { "true" } else { "false" }
                    on:click=toggle
                >
                    {trigger.map(|trigger| trigger.run())}
                </button>
            }
                .into_any()
        } else {
            view! {
                <IconButton
                    icon=icon
                    label=label.clone()
                    size=ButtonSize::Small
                    attr:aria-haspopup="menu"
                    attr:aria-expanded=move || if open.get() { "true" } else { "false" }
                    on:click=toggle
                />
            }
                .into_any()
        }}
        <div
            node_ref=panel
            popover="auto"
            role="menu"
            aria-label=label
            class="fixed min-w-44 max-w-72 rounded-lg border border-line bg-raised p-1 elev-3"
            on:toggle=move |_| {
                open.set(panel.get_untracked().is_some_and(|panel| panel.matches(":popover-open").unwrap_or(false)))
            }
            on:keydown=move |event| move_focus(&event, panel)
        >
            <leptos::context::Provider value=MenuContext { panel }>{children()}</leptos::context::Provider>
        </div>
    }
}

const ITEM: &str = tw!(
    "flex w-full items-center gap-2.5 rounded-md px-2.5 h-8 text-sm text-start whitespace-nowrap hover:bg-hover focus:bg-hover"
);

/// One action of a menu.
#[component]
pub(crate) fn MenuItem(
    /// Lucide name.
    icon: &'static str,
    /// The words.
    #[prop(into)]
    label: Signal<String>,
    /// Destroys something.
    #[prop(optional)]
    danger: bool,
    /// What it does.
    #[prop(into)]
    on_select: Callback<()>,
) -> impl IntoView {
    let menu = use_context::<MenuContext>();
    let tone = if danger { tw!("text-danger-ink") } else { tw!("text-ink") };
    view! {
        <button
            type="button"
            role="menuitem"
            tabindex="-1"
            class=format!("{ITEM} {tone}")
            on:click=move |event| {
                event.stop_propagation();
                close(menu);
                on_select.run(());
            }
        >
            <Icon name=icon/>
            {move || label.get()}
        </button>
    }
}

/// One of several, of which one is chosen and marked.
#[component]
pub(crate) fn MenuChoice(
    /// The words.
    label: &'static str,
    /// Whether it is the chosen one.
    chosen: bool,
    /// Chooses it.
    #[prop(into)]
    on_select: Callback<()>,
) -> impl IntoView {
    let menu = use_context::<MenuContext>();
    view! {
        <button
            type="button"
            role="menuitemradio"
            aria-checked=if chosen { "true" } else { "false" }
            tabindex="-1"
            class=format!("{ITEM} {}", tw!("text-ink"))
            on:click=move |event| {
                event.stop_propagation();
                close(menu);
                on_select.run(());
            }
        >
            <span class="w-4 h-4 shrink-0">{chosen.then(|| view! { <Icon name="check"/> })}</span>
            {label}
        </button>
    }
}

/// One of many signs in a grid; its words are read out and shown as a hint.
#[component]
pub(crate) fn MenuGlyph(
    /// The sign.
    glyph: &'static str,
    /// What it shows, in words.
    label: &'static str,
    /// What it does.
    #[prop(into)]
    on_select: Callback<()>,
) -> impl IntoView {
    let menu = use_context::<MenuContext>();
    view! {
        <button
            type="button"
            role="menuitem"
            tabindex="-1"
            class="flex items-center justify-center w-8 h-8 rounded-md text-base hover:bg-hover focus:bg-hover"
            aria-label=label
            title=label
            on:click=move |event| {
                event.stop_propagation();
                close(menu);
                on_select.run(());
            }
        >
            {glyph}
        </button>
    }
}

/// A line between groups of actions.
#[component]
pub(crate) fn MenuSeparator() -> impl IntoView {
    view! { <div role="separator" class="border-t border-line my-1 -mx-1"></div> }
}

fn close(menu: Option<MenuContext>) {
    if let Some(panel) = menu.and_then(|menu| menu.panel.get_untracked()) {
        let _ = panel.hide_popover();
    }
}

/// Puts the panel under its button, aligned to the edge that has room, above when there is none below.
fn place(panel: &HtmlElement, anchor: &Element) {
    let (button, own) = (anchor.get_bounding_client_rect(), panel.get_bounding_client_rect());
    let size = |value: Result<wasm_bindgen::JsValue, _>| value.ok().and_then(|v| v.as_f64()).unwrap_or(0.0);
    let (width, height) = (size(window().inner_width()), size(window().inner_height()));
    let left = if button.left() + own.width() < width - 8.0 && button.left() < width / 2.0 {
        button.left()
    } else {
        button.right() - own.width()
    };
    let below = button.bottom() + 4.0;
    let top = if below + own.height() > height - 8.0 { button.top() - own.height() - 4.0 } else { below };
    let style = web_sys::HtmlElement::style(panel);
    let _ = style.set_property("left", &format!("{}px", left.max(8.0)));
    let _ = style.set_property("top", &format!("{}px", top.max(8.0)));
}

fn items(panel: &Element) -> Vec<HtmlElement> {
    let Ok(found) = panel.query_selector_all("[role^=menuitem]") else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.item(at)?.dyn_into().ok()).collect()
}

fn focus_item(panel: &Element, at: usize) {
    if let Some(item) = items(panel).get(at) {
        let _ = item.focus();
    }
}

fn move_focus(event: &ev::KeyboardEvent, panel: NodeRef<html::Div>) {
    let Some(panel) = panel.get_untracked() else { return };
    let count = items(&panel).len();
    let active = document().active_element();
    let current = items(&panel).iter().position(|item| active.as_ref() == Some(item.as_ref()));
    let next = match event.key().as_str() {
        "ArrowRight" => current.map_or(0, |at| (at + 1) % count.max(1)),
        "ArrowLeft" => current.map_or(0, |at| (at + count - 1) % count.max(1)),
        "ArrowDown" => current.map_or(0, |at| (at + 1) % count.max(1)),
        "ArrowUp" => current.map_or(0, |at| (at + count - 1) % count.max(1)),
        "Home" => 0,
        "End" => count.saturating_sub(1),
        "Tab" => {
            let _ = panel.hide_popover();
            return;
        }
        _ => return,
    };
    event.prevent_default();
    focus_item(&panel, next);
}
