//! A label, a sentence of help and an error around a control.

use std::sync::atomic::{AtomicU32, Ordering};

use leptos::{context::Provider, prelude::*};

use super::Icon;

/// Tells the control inside a [`Field`] how it is named and whether it is wrong.
#[derive(Clone, Default)]
pub(crate) struct FieldContext {
    id: Option<String>,
    error: Signal<Option<String>>,
}

impl FieldContext {
    /// The field around the current component, or one without words.
    pub(crate) fn current() -> Self {
        use_context().unwrap_or_default()
    }

    /// Id of the control.
    pub(crate) fn id(&self) -> Option<String> {
        self.id.clone()
    }

    /// Id of the help and the error.
    pub(crate) fn described_by(&self) -> Option<String> {
        self.id.as_ref().map(|id| format!("{id}-note"))
    }

    /// Value of the control's `aria-invalid`.
    pub(crate) fn invalid(&self) -> Signal<Option<&'static str>> {
        let error = self.error;
        Signal::derive(move || error.with(Option::is_some).then_some("true"))
    }
}

/// A label over a control, help or an error under it.
#[component]
pub(crate) fn Field(
    /// Name of the control, for people.
    #[prop(into)]
    label: Signal<String>,
    /// A sentence under the control.
    #[prop(optional, into)]
    help: Option<String>,
    /// What is wrong; replaces the help.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// Says that the control may stay empty.
    #[prop(optional)]
    optional: bool,
    /// At the right of the label, such as a counter.
    #[prop(optional, into)]
    aside: Option<ViewFn>,
    /// The control.
    children: Children,
) -> impl IntoView {
    let id = unique_id();
    let context = FieldContext { id: Some(id.clone()), error };
    let note = format!("{id}-note");
    view! {
        <div class="flex flex-col gap-1.5">
            <div class="flex items-baseline justify-between gap-2">
                <label for=id class="text-xs font-medium text-ink">
                    {move || label.get()}
                    {optional.then(|| view! { <span class="text-faint font-normal">" " {t!("common-optional")}</span> })}
                </label>
                {aside.map(|aside| view! { <span class="text-xs text-faint">{aside.run()}</span> })}
            </div>
            <Provider value=context>{children()}</Provider>
            <div id=note class="field-note text-xs" aria-live="polite">
                {move || match (error.get(), help.clone()) {
                    (Some(error), _) => {
                        view! {
                            <p class="flex items-start gap-1.5 text-danger-ink">
                                <Icon name="circle-alert" class="w-3.5 h-3.5 mt-px"/>
                                <span>{error}</span>
                            </p>
                        }
                            .into_any()
                    }
                    (None, Some(help)) => view! { <p class="text-muted">{help}</p> }.into_any(),
                    (None, None) => ().into_any(),
                }}
            </div>
        </div>
    }
}

/// An id that is unique in the page. Hydration keeps the ids that the server wrote, for a label as for
/// its control; the letter keeps them apart from those that the browser makes later.
pub(crate) fn unique_id() -> String {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let side = if cfg!(feature = "hydrate") { 'c' } else { 's' };
    format!("{side}{}", NEXT.fetch_add(1, Ordering::Relaxed))
}
