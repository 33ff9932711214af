//! Live events (server-sent events).

use std::{convert::Infallible, time::Duration};

use admin_types::{LiveEvent, Permission};
use axum::{
    extract::State,
    response::{
        AppendHeaders, IntoResponse,
        sse::{Event, KeepAlive, Sse},
    },
};
use engine_store::hints::Hint;
use futures::{Stream, stream};
use http::HeaderName;
use tokio::{
    sync::{broadcast, watch},
    time::{Interval, MissedTickBehavior, interval},
};

use crate::{AppState, auth::CurrentUser};

/// Silence after which a comment is sent, so that proxies keep the connection open.
const HEARTBEAT: Duration = Duration::from_secs(15);

/// What changes in the workspace, as it happens
///
/// Each event's data is a `LiveEvent`. The stream ends when the session does.
#[utoipa::path(get, path = "/events", tag = "events", operation_id = "streamEvents",
    responses((status = 200, content_type = "text/event-stream", body = LiveEvent)))]
pub(crate) async fn stream(State(state): State<AppState>, user: CurrentUser) -> impl IntoResponse {
    let mut recheck = interval(state.config().recheck_sessions);
    recheck.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let listener = Listener {
        hints: state.hints().subscribe(),
        closing: state.closing(),
        user,
        recheck,
        first: true,
        state,
    };
    // nginx buffers answers otherwise.
    let unbuffered = AppendHeaders([(HeaderName::from_static("x-accel-buffering"), "no")]);
    (unbuffered, Sse::new(events(listener)).keep_alive(KeepAlive::new().interval(HEARTBEAT)))
}

struct Listener {
    state: AppState,
    hints: broadcast::Receiver<Hint>,
    closing: watch::Receiver<bool>,
    user: CurrentUser,
    recheck: Interval,
    first: bool,
}

impl Listener {
    /// The next event; `None` ends the stream.
    async fn next(&mut self) -> Option<LiveEvent> {
        // What happened before the stream began was not heard.
        if std::mem::take(&mut self.first) {
            return Some(LiveEvent::Resync);
        }
        loop {
            tokio::select! {
                () = closed(&mut self.closing) => return None,
                hint = self.hints.recv() => match hint {
                    Ok(hint) if hint.workspace_id() == Some(self.user.workspace_id()) => {
                        if let Some(event) = event(&hint, &self.user) {
                            return Some(event);
                        }
                    }
                    Ok(_) => {}
                    Err(broadcast::error::RecvError::Lagged(_)) => return Some(LiveEvent::Resync),
                    Err(broadcast::error::RecvError::Closed) => return None,
                },
                _ = self.recheck.tick() => {
                    // A signed-out, disabled or moved user hears nothing more. When the database
                    // does not answer, nobody can tell, so the stream ends and the browser comes back.
                    let user = self.user.again(&self.state).await.ok()??;
                    if user.workspace_id() != self.user.workspace_id() || !user.can(Permission::ViewConversations) {
                        return None;
                    }
                    self.user = user;
                }
            }
        }
    }
}

/// Waits until streams must end. Apart, because the guard that the channel gives must not live on.
async fn closed(closing: &mut watch::Receiver<bool>) {
    // A sender that is gone is a server that has stopped.
    let _ = closing.wait_for(|closing| *closing).await.map(drop);
}

fn events(listener: Listener) -> impl Stream<Item = Result<Event, Infallible>> {
    stream::unfold(listener, |mut listener| async move {
        let event = listener.next().await?;
        // An event holds ids only, so it always serialises.
        let data = serde_json::to_string(&event).unwrap_or_default();
        Some((Ok(Event::default().data(data)), listener))
    })
}

fn event(hint: &Hint, user: &CurrentUser) -> Option<LiveEvent> {
    match *hint {
        Hint::ConversationChanged { number_id, .. }
        | Hint::NumberChanged { number_id, .. }
        | Hint::DeploymentChanged { number_id, .. }
            if !user.sees(number_id) =>
        {
            None
        }
        Hint::ConversationChanged { number_id, conversation_id, .. } => {
            Some(LiveEvent::Message { conversation_id, number_id })
        }
        Hint::FlowChanged { flow_id, .. } => Some(LiveEvent::Flow { flow_id }),
        Hint::NumberChanged { number_id, .. } | Hint::DeploymentChanged { number_id, .. } => {
            Some(LiveEvent::Number { number_id })
        }
        Hint::InboxReady | Hint::OutboxReady | Hint::EffectsReady | Hint::SendingChanged => None,
    }
}
