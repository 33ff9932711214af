//! Everything that pages are made of, on one page, to compare and to try: tokens, components, their states. In
//! development builds only, at `/styleguide`.

use leptos::prelude::*;

use crate::components::{
    Avatar, Badge, Button, ButtonSize, ButtonVariant, Card, CopyField, Dialog, DialogFooter, EmptyState,
    Field, Icon, IconButton, Input, Kbd, Menu, MenuItem, MenuSeparator, Notice, PageHeader, Select, Sheet,
    Skeleton, SkeletonRows, Switch, Textarea, Toaster, Tone,
};

/// The colours, by what they are for.
const COLOURS: [(&str, &[&str]); 5] = [
    ("Ground", &["canvas", "sunken", "surface", "raised", "hover", "press", "line", "line-strong"]),
    ("Words", &["ink", "muted", "faint", "accent-ink", "danger-ink", "warn-ink", "ok-ink"]),
    ("Ours", &["accent", "accent-hover", "accent-soft", "ring", "thread"]),
    ("States", &["danger", "danger-soft", "warn", "warn-soft", "ok", "ok-soft"]),
    ("Kinds of steps", &["start", "say", "ask", "logic", "contact", "data", "connect", "ai", "people"]),
];

/// The page.
#[component]
pub(crate) fn StyleguidePage() -> impl IntoView {
    view! {
        <PageHeader title="Styleguide" subtitle="What pages are made of, in every state."/>
        <div class="flex flex-col gap-6 pb-12">
            <Colours/>
            <Type/>
            <Buttons/>
            <Fields/>
            <Signs/>
            <Layers/>
            <Waiting/>
        </div>
    }
}

#[component]
fn Colours() -> impl IntoView {
    view! {
        <Card title="Colours" subtitle="Tokens of styles/tokens.css; pages name no other colour.">
            {COLOURS
                .into_iter()
                .map(|(group, names)| {
                    view! {
                        <h3 class="text-xs font-semibold text-muted pt-2 pb-1.5">{group}</h3>
                        <div class="flex flex-wrap gap-3">
                            {names
                                .iter()
                                .map(|name| {
                                    view! {
                                        <figure class="w-24">
                                            <span
                                                class="block h-10 rounded-lg border border-line"
                                                style=format!("background:var(--{name})")
                                            ></span>
                                            <figcaption class="text-xs text-faint pt-1">{*name}</figcaption>
                                        </figure>
                                    }
                                })
                                .collect_view()}
                        </div>
                    }
                })
                .collect_view()}
        </Card>
    }
}

#[component]
fn Type() -> impl IntoView {
    view! {
        <Card title="Type" subtitle="14 px base, a 4 px grid.">
            <p class="text-base font-semibold">"A heading of a card or dialog"</p>
            <p class="text-sm">"What people read: sentences, values, rows of a list."</p>
            <p class="text-sm text-muted">"What explains it."</p>
            <p class="text-xs text-faint">"What stands beside it: times, counts."</p>
            <p class="text-sm font-mono">"wamid.HBgLMTU1NTEyMzQ1NjcVAgARGBI5"</p>
            <p class="pt-2 flex items-center gap-2 text-sm">"Keys: " <Kbd keys="Ctrl K"/></p>
        </Card>
    }
}

#[component]
fn Buttons() -> impl IntoView {
    view! {
        <Card title="Buttons" subtitle="One primary button where there is one thing to do.">
            <div class="flex flex-wrap items-center gap-2">
                <Button variant=ButtonVariant::Primary icon="rocket">"Publish"</Button>
                <Button icon="play">"Play"</Button>
                <Button variant=ButtonVariant::Ghost>"Ghost"</Button>
                <Button size=ButtonSize::Small>"Small"</Button>
                <Button disabled=true>"Disabled"</Button>
                <Button busy=true>"Busy"</Button>
                <IconButton icon="undo-2" label="Undo" keys="Ctrl Z"/>
                <Menu label="More">
                    <MenuItem icon="copy" label="Duplicate" on_select=|()| {}/>
                    <MenuSeparator/>
                    <MenuItem icon="trash-2" label="Delete" danger=true on_select=|()| {}/>
                </Menu>
            </div>
        </Card>
    }
}

#[component]
fn Fields() -> impl IntoView {
    let name = RwSignal::new("Corner shop".to_owned());
    let wrong = RwSignal::new("not an address".to_owned());
    let note = RwSignal::new(String::new());
    let choice = RwSignal::new("all".to_owned());
    let on = RwSignal::new(true);
    let options: Vec<(String, String)> =
        vec![("all".to_owned(), "Everybody".to_owned()), ("some".to_owned(), "One in five".to_owned())];
    view! {
        <Card title="Fields" subtitle="A label above, help below, and the error in words in its place.">
            <div class="grid gap-4 md:grid-cols-2">
                <Field label="Name" help="1 to 120 characters.">
                    <Input value=name/>
                </Field>
                <Field label="Address" error=Signal::stored(Some("An address begins with https://.".to_owned()))>
                    <Input value=wrong/>
                </Field>
                <Field label="Who gets it">
                    <Select value=choice options/>
                </Field>
                <Field label="What is new?" optional=true>
                    <Textarea value=note rows=2/>
                </Field>
                <Switch checked=on on_change=move |value| on.set(value) label="Typing is shown"/>
                <CopyField text="https://bot.example.org/webhooks/cloud/1" label="Webhook address"/>
            </div>
        </Card>
    }
}

#[component]
fn Signs() -> impl IntoView {
    view! {
        <Card title="Signs" subtitle="A colour never says anything alone.">
            <div class="flex flex-wrap items-center gap-2">
                <Badge>"Draft"</Badge>
                <Badge tone=Tone::Accent>"Your changes"</Badge>
                <Badge tone=Tone::Ok dot=true>"Live"</Badge>
                <Badge tone=Tone::Warn>"Unpublished changes"</Badge>
                <Badge tone=Tone::Danger>"Refused"</Badge>
                <Avatar name="Ada Lovelace"/>
                <Icon name="workflow"/>
            </div>
            <div class="flex flex-col gap-2 pt-3">
                <Notice text="The server can’t be reached. Nothing is lost." tone=Tone::Warn/>
                <Notice text="The token was refused. Make a new one and put it in." tone=Tone::Danger/>
            </div>
        </Card>
    }
}

#[component]
fn Layers() -> impl IntoView {
    let toaster = Toaster::current();
    let dialog = RwSignal::new(false);
    let sheet = RwSignal::new(false);
    view! {
        <Card title="Layers" subtitle="Dialogs ask, sheets show, toasts tell and offer to undo.">
            <div class="flex flex-wrap gap-2">
                <Button on:click=move |_| dialog.set(true)>"Dialog"</Button>
                <Button on:click=move |_| sheet.set(true)>"Sheet"</Button>
                <Button on:click=move |_| toaster.ok("Version 3 is live")>"Toast"</Button>
                <Button on:click=move |_| toaster.done("The flow is archived", || {})>"Toast with undo"</Button>
                <Button on:click=move |_| toaster.error("Not saved", "The server can’t be reached.")>
                    "Toast of an error"
                </Button>
            </div>
        </Card>
        <Dialog open=dialog title="A question" subtitle="With a sentence that says what follows.">
            <p class="text-sm text-muted">"The focus stays inside and goes back where it was."</p>
            <DialogFooter>
                <Button on:click=move |_| dialog.set(false)>"Cancel"</Button>
                <Button variant=ButtonVariant::Primary on:click=move |_| dialog.set(false)>"Do it"</Button>
            </DialogFooter>
        </Dialog>
        <Sheet open=sheet title="Details">
            <p class="p-4 text-sm text-muted">"Beside the page on a desk, over it on a phone."</p>
        </Sheet>
    }
}

#[component]
fn Waiting() -> impl IntoView {
    view! {
        <Card title="Nothing yet" subtitle="Skeletons while something is on its way; an empty state that teaches.">
            <div class="grid gap-6 md:grid-cols-2">
                <div class="flex flex-col gap-2">
                    <Skeleton class="h-5 w-48"/>
                    <SkeletonRows rows=3/>
                </div>
                <EmptyState icon="phone" title="No number yet" text="Connect a number, then publish a flow to it.">
                    <Button variant=ButtonVariant::Primary icon="plus">"Connect a number"</Button>
                </EmptyState>
            </div>
        </Card>
    }
}
