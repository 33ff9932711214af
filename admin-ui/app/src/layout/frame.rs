//! Navigation at the side (below on phones), the page in the middle.

use leptos::prelude::*;
use leptos_router::{
    NavigateOptions,
    components::{A, Outlet},
    hooks::{use_location, use_navigate},
};

use super::{
    Logo,
    account::Account,
    nav::{BottomNav, NavList, is_closed},
    palette::{Palette, PaletteContext},
    paused::PausedBanner,
};
use crate::{
    components::{ErrorNote, Icon, IconButton, Kbd, Sheet, SheetSide, Skeleton},
    pages::Forbidden,
    state::{Live, Session},
};

/// The frame. It finds out who is here and leads visitors to sign in.
#[component]
pub(crate) fn Frame() -> impl IntoView {
    let session = Session::current();
    let live = Live::current();
    let palette = PaletteContext::new();
    provide_context(palette);
    session.require();
    let path = use_location().pathname;
    // The editor needs every pixel: there the side is folded away and the bar below too.
    let is_editor =
        Memo::new(move |_| path.get().strip_prefix("/flows/").is_some_and(|rest| !rest.is_empty()));
    let closed = Memo::new(move |_| path.with(|path| is_closed(path, session)));
    let navigate = use_navigate();
    Effect::new(move |_| {
        // Whoever has no dashboard begins with the inbox.
        if closed.get() && path.get() == "/" {
            navigate("/conversations", NavigateOptions { replace: true, ..Default::default() });
        }
    });
    let drawer = RwSignal::new(false);
    view! {
        <a
            href="#main"
            rel="external"
            class="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:start-2 focus:z-50 focus:px-3 focus:py-2 focus:rounded-md focus:bg-raised"
        >
            {t!("common-skip-to-page")}
        </a>
        <div class="flex min-h-dvh">
            <Show when=move || !is_editor.get()>
                <aside class="max-md:hidden sticky top-0 h-dvh w-60 shrink-0 flex flex-col border-e border-line bg-sunken">
                    <div class="flex items-center justify-between h-14 ps-4 pe-3">
                        <A href="/" attr:class="rounded-md"><Logo name=true/></A>
                    </div>
                    <div class="px-3 pb-3">
                        <SearchButton palette=palette/>
                    </div>
                    <div class="flex-1 overflow-y-auto px-3"><NavList/></div>
                    <LiveNote live=live/>
                    <div class="p-2 border-t border-line"><Account/></div>
                </aside>
            </Show>
            <div class="flex-1 min-w-0 flex flex-col">
                <Show when=move || !is_editor.get()>
                    <header class="md:hidden sticky top-0 z-30 flex items-center justify-between h-14 px-4 border-b border-line bg-surface">
                        <A href="/" attr:class="rounded-md"><Logo name=true/></A>
                        <div class="flex items-center gap-1">
                            <IconButton icon="search" label=t!("common-search") on:click=move |_| palette.open()/>
                            <IconButton icon="menu" label=t!("common-menu") on:click=move |_| drawer.set(true)/>
                        </div>
                    </header>
                </Show>
                <PausedBanner/>
                <main
                    id="main"
                    tabindex="-1"
                    class=move || {
                        if is_editor.get() {
                            tw!("flex-1 min-h-0 flex flex-col")
                        } else {
                            tw!("flex-1 min-h-0 w-full max-w-6xl mx-auto px-4 md:px-8 pt-6 pb-24 md:pb-10")
                        }
                    }
                >
                    {move || match session.error() {
                        Some(error) if !session.is_signed_in() => {
                            view! { <ErrorNote error=error retry=move |()| session.find_out()/> }.into_any()
                        }
                        _ if closed.get() => view! { <Forbidden/> }.into_any(),
                        _ => view! { <Outlet/> }.into_any(),
                    }}
                </main>
                <Show when=move || !is_editor.get()>
                    <BottomNav/>
                </Show>
            </div>
        </div>
        <Sheet open=drawer title=t!("common-menu") side=SheetSide::Left>
            <div class="flex flex-col h-full">
                <div class="flex-1 p-3"><NavList on_go=move |()| drawer.set(false)/></div>
                <div class="p-2 border-t border-line"><Account/></div>
            </div>
        </Sheet>
        <Palette palette=palette/>
        <Show when=move || session.is_signed_in()>
            <LiveStream live=live/>
        </Show>
    }
}

/// Opens the palette; looks like the search that it is.
#[component]
fn SearchButton(palette: PaletteContext) -> impl IntoView {
    view! {
        <button
            type="button"
            class="flex w-full items-center gap-2 rounded-md border border-line bg-surface px-2.5 h-8 text-sm text-faint hover:border-line-strong elev-1"
            on:click=move |_| palette.open()
        >
            <Icon name="search"/>
            <span class="flex-1 text-start">{t!("common-go-to-short")}</span>
            <Kbd keys="Ctrl K"/>
        </button>
    }
}

/// Says so when the page is not told of changes.
#[component]
fn LiveNote(live: Live) -> impl IntoView {
    view! {
        <Show when=move || !live.is_connected()>
            <p role="status" class="mx-3 mb-3 flex items-center gap-2 rounded-md bg-warn-soft text-warn-ink px-2.5 py-1.5 text-xs">
                <Icon name="wifi-off" class="w-3.5 h-3.5"/>
                {t!("common-connection-lost")}
            </p>
        </Show>
    }
}

/// Keeps the live events open while somebody is signed in.
#[component]
fn LiveStream(live: Live) -> impl IntoView {
    live.connect();
}

/// A page on its way, for pages without a shape of their own.
#[component]
pub(crate) fn PageSkeleton() -> impl IntoView {
    view! {
        <div role="status" aria-label=t!("common-loading") class="flex flex-col gap-3">
            <Skeleton class="h-7 w-48"/>
            <Skeleton class="h-4 w-80 max-w-full"/>
            <Skeleton class="h-64 w-full rounded-xl mt-3"/>
        </div>
    }
}
