//! The flow editor: canvas, palette, forms, preview, play, versions, publishing.
//!
//! The draft is a [`flows_schema::Flow`] in the browser. Everything that changes it is a
//! [`change::FlowChange`] through [`state::Editor::change`]; saving follows the changes by itself
//! ([`save`]). Forms, cards and previews are made from the types' JSON Schema and `ui_schema`: no node
//! type has code of its own here. Play and preview run `engine-core` in the page.
//!
//! On the server the page is a skeleton: the editor needs the draft, and measures its canvas.
//!
//! **To add a widget:** a variant of `flows_schema::ui_schema::Widget`, a file in `inspector/`, a line in
//! `inspector/field.rs`.

mod adding;
mod arranging;
mod asked;
mod canvas_pane;
mod card;
mod cards;
mod change;
mod cheat_sheet;
mod checking;
mod clipboard;
mod compare;
mod edits;
mod extract;
mod extract_dialog;
mod find_bar;
mod flow_tab;
mod found;
mod header;
mod inspector;
mod issues;
mod languages;
mod links;
mod listed;
mod marks;
mod notes;
mod palette;
mod panel;
mod play;
mod preview;
mod publish;
#[cfg(feature = "hydrate")]
mod replay;
mod save;
mod selection_bar;
mod shortcuts;
mod state;
mod tested;
mod tests_tab;
mod together;
mod tool_bar;
mod tour;
mod trail;
mod versions;

pub(crate) use play::TryOut;
pub(crate) use preview::Words;

use std::sync::Arc;

use admin_types::{Permission, SharedDraft};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;
use uuid::Uuid;

use self::{
    canvas_pane::CanvasPane,
    header::Header,
    palette::Palette,
    panel::SidePanel,
    save::{Opening, Saver},
    state::Editor,
};
use crate::{
    api::{ApiError, flows, own_drafts},
    components::{EmptyState, LinkButton, Skeleton},
    state::{Load, LoadView, Session},
};
#[cfg(feature = "hydrate")]
pub(crate) use replay::replayed;

/// The editor at `/flows/:id`.
#[component]
pub(crate) fn EditorPage() -> impl IntoView {
    let params = use_params_map();
    let id =
        Memo::new(move |_| params.with(|params| params.get("id")).and_then(|id| Uuid::parse_str(&id).ok()));
    view! {
        <div class="editor">
            {move || match id.get() {
                Some(id) => view! { <FlowEditor id=id/> }.into_any(),
                None => {
                    view! {
                        <EmptyState icon="workflow" title=t!("editor-no-such-flow") text=t!("editor-address-incomplete")>
                            <LinkButton href="/flows" icon="arrow-left">{t!("editor-all-flows")}</LinkButton>
                        </EmptyState>
                    }
                        .into_any()
                }
            }}
        </div>
    }
}

#[component]
fn FlowEditor(id: Uuid) -> impl IntoView {
    let session = Session::current();
    view! {
        {move || {
            session.me().map(|me| {
                let read_only = !me.can(Permission::EditFlows);
                view! { <Loaded id user=me.user.id read_only/> }
            })
        }}
        <Show when=move || !session.is_signed_in()>
            <EditorSkeleton/>
        </Show>
    }
}

#[component]
fn Loaded(id: Uuid, user: Uuid, read_only: bool) -> impl IntoView {
    let load = Load::new(move || opening(id, read_only));
    // The editor is made once, from the first answer: later ones come through saving and merging.
    view! {
        <LoadView load=load skeleton=EditorSkeleton>
            {move || load.peek().map(|opened| view! { <Opened id user opened read_only/> })}
        </LoadView>
    }
}

/// What the server gave: a draft, or why this page cannot read it.
type Found = Result<Arc<Opening>, String>;

async fn opening(id: Uuid, read_only: bool) -> Result<Found, ApiError> {
    if read_only {
        let draft = flows::draft(id).await?;
        let shared = SharedDraft {
            etag: draft.etag.clone(),
            updated_at: draft.updated_at,
            updated_by: draft.updated_by,
        };
        let (etag, base_etag) = (draft.etag.clone(), draft.etag);
        let flow = flows_schema::parse_value(draft.document);
        return Ok(flow
            .map(|flow| Arc::new(Opening { base: flow.clone(), flow, etag, base_etag, shared }))
            .map_err(|error| error.to_string()));
    }
    let mine = own_drafts::mine(id).await?;
    let parsed = flows_schema::parse_value(mine.document).and_then(|flow| {
        let base = mine.base.map_or_else(|| Ok(flow.clone()), flows_schema::parse_value)?;
        Ok((flow, base))
    });
    let (etag, base_etag, shared) = (mine.etag, mine.base_etag, mine.shared);
    Ok(parsed
        .map(|(flow, base)| Arc::new(Opening { flow, etag, base, base_etag, shared }))
        .map_err(|error| error.to_string()))
}

/// A newer server may send what this page does not know.
#[component]
fn Opened(id: Uuid, user: Uuid, opened: Found, read_only: bool) -> impl IntoView {
    match opened {
        Ok(opening) => view! { <Workspace id user opening=(*opening).clone() read_only/> }.into_any(),
        Err(error) => view! {
            <EmptyState
                icon="triangle-alert"
                title=t!("editor-cannot-open")
                text=t!("editor-cannot-open-why", error = error)
            >
                <LinkButton href="/flows" icon="arrow-left">{t!("editor-all-flows")}</LinkButton>
            </EmptyState>
        }
        .into_any(),
    }
}

#[component]
fn Workspace(id: Uuid, user: Uuid, opening: Opening, read_only: bool) -> impl IntoView {
    let editor = Editor::new(opening.flow.clone(), read_only);
    provide_context(editor);
    let saver = Saver::new(id, user, opening, editor);
    provide_context(saver);
    provide_context(marks::Marks::new(editor));
    provide_context(play::Play::new(editor));
    provide_context(tour::TourState::new());
    checking::follow(editor);
    shortcuts::listen(editor, saver);
    links::follow(id, editor, saver);
    trail::show_asked(editor);
    let title = Memo::new(move |_| format!("{} · Botloom", editor.flow.with(|flow| flow.name.clone())));
    let wide = wide_screen();
    view! {
        <Title text=title/>
        <Header id=id wide=wide/>
        <cheat_sheet::CheatSheet/>
        <Show when=move || !read_only>
            <tour::Tour wide/>
        </Show>
        <div class="editor-body">
            <Show when=move || wide.get() && !read_only>
                <aside class="editor-palette" aria-label=t!("editor-palette")>
                    <Palette/>
                </aside>
            </Show>
            <CanvasPane wide/>
            <SidePanel wide/>
        </div>
    }
}

/// Whether palette and panel stand beside the canvas instead of over it.
fn wide_screen() -> RwSignal<bool> {
    let wide = RwSignal::new(true);
    let measure = move || {
        let query = window().match_media("(min-width: 900px)").ok().flatten();
        wide.try_set(query.is_none_or(|query| query.matches()));
    };
    Effect::new(move |_| measure());
    let resized = window_event_listener(leptos::ev::resize, move |_| measure());
    on_cleanup(move || resized.remove());
    wide
}

/// The editor's shape while the draft is on its way.
#[component]
fn EditorSkeleton() -> impl IntoView {
    view! {
        <div class="editor-header" role="status" aria-label=t!("editor-loading")>
            <Skeleton class="h-5 w-48"/>
            <span class="flex-1"></span>
            <Skeleton class="h-8 w-24"/>
            <Skeleton class="h-8 w-24"/>
        </div>
        <div class="editor-body">
            <aside class="editor-palette flex flex-col gap-3 p-4">
                <Skeleton class="h-8 w-full"/>
                <Skeleton class="h-12 w-full"/>
                <Skeleton class="h-12 w-full"/>
                <Skeleton class="h-12 w-full"/>
            </aside>
            <div class="relative flex-1">
                <div class="absolute start-12 top-16"><Skeleton class="h-20 w-64 rounded-xl"/></div>
                <div class="absolute start-96 top-32"><Skeleton class="h-36 w-64 rounded-xl"/></div>
            </div>
        </div>
    }
}
