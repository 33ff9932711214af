//! Segments: the list, and a filter that is made while one sees whom it means.

use admin_types::{
    ContactField, Page, Permission, PreviewSegment, SaveSegment, Segment, SegmentFilter, SegmentPreview,
};
use leptos::{prelude::*, task::spawn_local};

use super::{
    kept, known,
    rule::{Draft, RuleRow, is_whole},
    words::title,
};
use crate::{
    api,
    components::{
        Button, ButtonSize, ButtonVariant, Dialog, DialogFooter, EmptyState, Field, IconButton, Input,
        Notice, Select, Toaster,
    },
    state::{Load, Session},
};

/// The segments as choices, with how many belong to each.
pub(crate) fn options(segments: Load<Page<Segment>>, all: &'static str) -> Signal<Vec<(String, String)>> {
    Signal::derive(move || {
        let each = kept(segments).into_iter();
        let each = each.map(|it| (it.id.to_string(), format!("{} ({})", it.name, it.contacts)));
        std::iter::once((String::new(), all.to_owned())).chain(each).collect()
    })
}

/// The dialog.
#[component]
pub(super) fn SegmentsDialog(
    open: RwSignal<bool>,
    segments: Load<Page<Segment>>,
    fields: Load<Page<ContactField>>,
) -> impl IntoView {
    view! {
        <Dialog
            open
            width="max-w-2xl"
            title=Signal::derive(|| t!("contacts-segments").to_owned())
            subtitle=t!("contacts-segments-text")
        >
            <Segments segments fields open/>
        </Dialog>
    }
}

#[component]
fn Segments(
    segments: Load<Page<Segment>>,
    fields: Load<Page<ContactField>>,
    open: RwSignal<bool>,
) -> impl IntoView {
    let toaster = Toaster::current();
    let editing = RwSignal::new(None::<Option<Segment>>);
    let rows = move || kept(segments);
    let remove = move |id| {
        segments.update(|page| page.items.retain(|it| it.id != id));
        let commit = move || {
            spawn_local(async move {
                if let Err(error) = api::contacts::delete_segment(id).await {
                    toaster.error(t!("contacts-segment-not-deleted"), error.line());
                }
                segments.reload();
            });
        };
        toaster.undoable(t!("contacts-segment-deleted"), move || segments.reload(), commit);
    };
    move || {
        match editing.get() {
        Some(segment) => view! { <Form segment segments fields editing/> }.into_any(),
        None => view! {
            <Show
                when=move || !rows().is_empty()
                fallback=|| view! { <EmptyState icon="filter" title=t!("contacts-no-segments") text=t!("contacts-no-segments-text")/> }
            >
                <ul class="rows rounded-lg border border-line" aria-label=t!("contacts-segments")>
                    {move || {
                        rows()
                            .into_iter()
                            .map(|segment| {
                                let (change, id) = (segment.clone(), segment.id);
                                view! {
                                    <li class="flex items-center gap-2 px-3 py-2">
                                        <span class="flex-1 min-w-0">
                                            <span class="block text-sm font-medium truncate">{segment.name.clone()}</span>
                                            <span class="block text-xs text-muted">{t!("contacts-count", n = segment.contacts)}</span>
                                        </span>
                                        <IconButton
                                            icon="pencil"
                                            label=t!("contacts-change-named", name = &segment.name)
                                            size=ButtonSize::Small
                                            on:click=move |_| editing.set(Some(Some(change.clone())))
                                        />
                                        <IconButton icon="trash-2" label=t!("contacts-segment-delete", name = &segment.name) size=ButtonSize::Small on:click=move |_| remove(id)/>
                                    </li>
                                }
                            })
                            .collect_view()
                    }}
                </ul>
            </Show>
            <DialogFooter>
                <Button on:click=move |_| open.set(false)>{t!("contacts-close")}</Button>
                <Button icon="plus" variant=ButtonVariant::Primary on:click=move |_| editing.set(Some(None))>{t!("contacts-segment-new")}</Button>
            </DialogFooter>
        }
        .into_any(),
    }
    }
}

#[component]
fn Form(
    segment: Option<Segment>,
    segments: Load<Page<Segment>>,
    fields: Load<Page<ContactField>>,
    editing: RwSignal<Option<Option<Segment>>>,
) -> impl IntoView {
    let id = segment.as_ref().map(|it| it.id);
    let name = RwSignal::new(segment.as_ref().map(|it| it.name.clone()).unwrap_or_default());
    let filter = segment.map(|it| it.filter).unwrap_or_default();
    let any = RwSignal::new(if filter.any { "any" } else { "all" }.to_owned());
    let drafts: Vec<Draft> = (0..).zip(&filter.rules).map(|(id, rule)| Draft::of(id, rule)).collect();
    let next = StoredValue::new(u32::try_from(drafts.len()).unwrap_or_default() + 1);
    let drafts = RwSignal::new(if drafts.is_empty() { vec![Draft::new(0)] } else { drafts });
    let (busy, error) = (RwSignal::new(false), RwSignal::new(None::<api::ApiError>));
    let session = Session::current();
    let sees_numbers = session.can(Permission::ViewNumbers);
    let numbers = Load::new(move || async move {
        if sees_numbers {
            api::numbers::list().await
        } else {
            Ok(Page { items: Vec::new(), next_cursor: None })
        }
    });
    let numbers = Signal::derive(move || numbers.get().map(|page| page.items).unwrap_or_default());
    let known_fields = Signal::derive(move || known(fields));
    let wanted = Memo::new(move |_| SegmentFilter {
        any: any.get() == "any",
        rules: drafts.get().into_iter().map(Draft::rule).collect(),
    });
    let add = move |_| {
        let id = next.with_value(|next| *next);
        next.set_value(id + 1);
        drafts.update(|drafts| drafts.push(Draft::new(id)));
    };
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        busy.set(true);
        let body = SaveSegment { name: name.get_untracked(), filter: wanted.get_untracked() };
        spawn_local(async move {
            match api::contacts::save_segment(id, &body).await {
                Ok(_) => {
                    segments.reload();
                    editing.try_set(None);
                }
                Err(problem) => {
                    error.try_set(Some(problem));
                }
            }
            busy.try_set(false);
        });
    };
    let at_name = Signal::derive(move || error.with(|it| it.as_ref().and_then(|it| it.at("/name"))));
    let ways = [("all", t!("contacts-rules-all")), ("any", t!("contacts-rules-any"))];
    let ways = ways.map(|(key, words)| (key.to_owned(), words.to_owned())).to_vec();
    view! {
        <form class="flex flex-col gap-4" on:submit=save>
            {move || error.get().filter(|it| it.at("/name").is_none()).map(|error| view! { <Notice text=error.line()/> })}
            <div class="grid grid-cols-1 sm:grid-cols-2 gap-3">
                <Field label=t!("contacts-name") error=at_name><Input value=name maxlength=60 required=true/></Field>
                <Field label=t!("contacts-rules")><Select value=any options=Signal::stored(ways)/></Field>
            </div>
            <ul class="flex flex-col gap-2" aria-label=t!("contacts-rules")>
                <For each=move || drafts.get() key=|draft| draft.id let:draft>
                    <RuleRow
                        draft
                        fields=known_fields
                        numbers
                        on_remove=move |gone| drafts.update(|drafts| drafts.retain(|it| it.id != gone))
                    />
                </For>
            </ul>
            <div><Button size=ButtonSize::Small icon="plus" on:click=add>{t!("contacts-rule-add")}</Button></div>
            <Preview wanted/>
            <DialogFooter>
                <Button on:click=move |_| editing.set(None)>{t!("contacts-back")}</Button>
                <Button variant=ButtonVariant::Primary submit=true busy=busy>{t!("contacts-segment-save")}</Button>
            </DialogFooter>
        </form>
    }
}

/// Whom the filter means as it stands.
#[component]
fn Preview(wanted: Memo<SegmentFilter>) -> impl IntoView {
    let found = Load::<Option<SegmentPreview>>::new(move || {
        let filter = wanted.get();
        async move {
            // A rule that is half written is no mistake yet.
            if filter.rules.iter().all(is_whole) {
                Ok(api::contacts::preview(&PreviewSegment { filter }).await.ok())
            } else {
                Ok(None)
            }
        }
    });
    view! {
        <section class="rounded-lg bg-sunken border border-line px-3 py-2.5 text-sm" aria-label=t!("contacts-who-belongs") aria-live="polite">
            {move || match found.get() {
                None => view! { <p class="text-muted">{t!("contacts-counting")}</p> }.into_any(),
                Some(None) => view! { <p class="text-muted">{t!("contacts-fill-rules")}</p> }.into_any(),
                Some(Some(preview)) => {
                    let names: Vec<String> = preview.first.iter().map(title).collect();
                    view! {
                        <p class="font-medium" data-testid="segment-count">{t!("contacts-fit", n = preview.contacts)}</p>
                        {(!names.is_empty())
                            .then(|| view! { <p class="text-xs text-muted mt-1 break-words">{t!("contacts-newest", names = names.join(", "))}</p> })}
                    }
                        .into_any()
                }
            }}
        </section>
    }
}
