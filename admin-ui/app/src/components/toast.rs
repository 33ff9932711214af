//! Short messages at the edge, with the undo in them.

use std::{sync::Arc, time::Duration};

use leptos::{ev, html, prelude::*};

use super::{ButtonSize, Icon, IconButton, Tone};

/// How long a message stays, in ticks of [`TICK`].
const TICKS: u32 = 12;
const TICK: Duration = Duration::from_millis(500);

/// What a message can do. It outlives the row or page that made it, so it is no `Callback`, which would
/// go with its owner.
type Act = Arc<dyn Fn() + Send + Sync>;

/// One message.
#[derive(Clone)]
struct Toast {
    id: u32,
    tone: Tone,
    text: String,
    detail: Option<String>,
    undo: Option<Act>,
    expire: Option<Act>,
    left: u32,
}

/// Shows messages. Get it by `Toaster::current()`.
#[derive(Clone, Copy)]
pub(crate) struct Toaster {
    toasts: RwSignal<Vec<Toast>>,
    next: StoredValue<u32>,
}

impl Toaster {
    /// One for the whole app.
    pub(crate) fn new() -> Self {
        Self { toasts: RwSignal::new(Vec::new()), next: StoredValue::new(0) }
    }

    /// The app's.
    pub(crate) fn current() -> Self {
        expect_context()
    }

    /// Something worked.
    pub(crate) fn ok(self, text: impl Into<String>) {
        self.push(Tone::Ok, text.into(), None, None, None);
    }

    /// Something did not work: what happened, and whether anything was lost or what to do.
    pub(crate) fn error(self, text: impl Into<String>, detail: impl Into<String>) {
        self.push(Tone::Danger, text.into(), Some(detail.into()), None, None);
    }

    /// Something is about to be final: `undo` takes it back; `commit` makes it so when the message goes
    /// or the page is left.
    pub(crate) fn undoable(
        self,
        text: impl Into<String>,
        undo: impl Fn() + Send + Sync + 'static,
        commit: impl Fn() + Send + Sync + 'static,
    ) {
        self.push(Tone::Neutral, text.into(), None, Some(Arc::new(undo)), Some(Arc::new(commit)));
    }

    /// Something was done and can be reversed by `undo`.
    pub(crate) fn done(self, text: impl Into<String>, undo: impl Fn() + Send + Sync + 'static) {
        self.push(Tone::Ok, text.into(), None, Some(Arc::new(undo)), None);
    }

    fn push(self, tone: Tone, text: String, detail: Option<String>, undo: Option<Act>, expire: Option<Act>) {
        let id = self.next.with_value(|next| *next);
        self.next.set_value(id.wrapping_add(1));
        self.toasts.update(|toasts| {
            // The same words twice are one message.
            toasts.retain(|toast| toast.text != text || toast.expire.is_some());
            toasts.push(Toast { id, tone, text, detail, undo, expire, left: TICKS });
        });
    }

    /// Takes a message away; runs what it was waiting for.
    fn dismiss(self, id: u32) {
        let gone = self.take(|toast| toast.id == id);
        gone.into_iter().filter_map(|toast| toast.expire).for_each(|expire| expire());
    }

    fn undo(self, id: u32) {
        let gone = self.take(|toast| toast.id == id);
        gone.into_iter().filter_map(|toast| toast.undo).for_each(|undo| undo());
    }

    fn tick(self) {
        if self.toasts.with_untracked(Vec::is_empty) {
            return;
        }
        self.toasts.update_untracked(|toasts| {
            toasts.iter_mut().for_each(|toast| toast.left = toast.left.saturating_sub(1));
        });
        let over: Vec<u32> =
            self.toasts.with_untracked(|all| all.iter().filter(|t| t.left == 0).map(|t| t.id).collect());
        over.into_iter().for_each(|id| self.dismiss(id));
    }

    fn take(self, which: impl Fn(&Toast) -> bool) -> Vec<Toast> {
        let (gone, kept) = self.toasts.get_untracked().into_iter().partition(which);
        self.toasts.set(kept);
        gone
    }

    /// What was waiting for the end of its message is done now: the page is being left.
    fn flush(self) {
        self.take(|_| true).into_iter().filter_map(|toast| toast.expire).for_each(|expire| expire());
    }
}

/// Where messages appear; one in the app. They stay while the pointer is on them.
#[component]
pub(crate) fn ToastLayer() -> impl IntoView {
    let toaster = Toaster::current();
    let hovered = RwSignal::new(false);
    let node = NodeRef::<html::Div>::new();
    Effect::new(move |_| {
        let tick = move || {
            if !hovered.try_get_untracked().unwrap_or(true) {
                toaster.tick();
            }
        };
        let interval = set_interval_with_handle(tick, TICK).ok();
        let leaving = window_event_listener(ev::pagehide, move |_| toaster.flush());
        on_cleanup(move || {
            leaving.remove();
            if let Some(interval) = interval {
                interval.clear();
            }
        });
    });
    Effect::new(move |_| {
        let any = toaster.toasts.with(|toasts| !toasts.is_empty());
        if let Some(node) = node.get() {
            // Hidden and shown again, it stands above a dialog that was opened in between.
            let _ = node.hide_popover();
            if any {
                let _ = node.show_popover();
            }
        }
    });
    view! {
        <div
            node_ref=node
            popover="manual"
            role="status"
            aria-live="polite"
            class="toasts fixed flex-col gap-2 w-[22rem] max-w-[calc(100vw-2rem)] bg-transparent overflow-visible"
            on:pointerenter=move |_| hovered.set(true)
            on:pointerleave=move |_| hovered.set(false)
        >
            <For each=move || toaster.toasts.get() key=|toast| toast.id let:toast>
                <ToastCard toast=toast/>
            </For>
        </div>
    }
}

#[component]
fn ToastCard(toast: Toast) -> impl IntoView {
    let toaster = Toaster::current();
    let id = toast.id;
    let (icon, colour) = match toast.tone {
        Tone::Ok => ("circle-check", tw!("text-ok")),
        Tone::Danger => ("circle-alert", tw!("text-danger")),
        Tone::Warn => ("triangle-alert", tw!("text-warn")),
        Tone::Accent | Tone::Neutral => ("info", tw!("text-muted")),
    };
    view! {
        <div class="flex items-start gap-3 rounded-lg border border-line bg-raised elev-3 ps-3.5 pe-2 py-2.5 rise">
            <span class=format!("mt-0.5 {colour}")><Icon name=icon/></span>
            <div class="flex-1 min-w-0 py-px">
                <p class="text-sm font-medium">{toast.text}</p>
                {toast.detail.map(|detail| view! { <p class="text-xs text-muted mt-0.5">{detail}</p> })}
            </div>
            {toast
                .undo
                .map(|_| {
                    view! {
                        <button
                            type="button"
                            class="rounded-md px-2 h-6 text-xs font-semibold text-accent-ink hover:bg-accent-soft"
                            on:click=move |_| toaster.undo(id)
                        >
                            {t!("common-undo")}
                        </button>
                    }
                })}
            <IconButton icon="x" label=t!("common-dismiss") size=ButtonSize::Small class="-my-1" on:click=move |_| toaster.dismiss(id)/>
        </div>
    }
}
