//! Conversations and their transcripts.

use admin_types::{Conversation, ConversationDetail, ConversationFilter, Message, Page, PageQuery};
use uuid::Uuid;

use super::{
    ApiError,
    client::{Method, get, query, send},
};

/// Conversations, the latest activity first.
pub(crate) async fn list(filter: &ConversationFilter) -> Result<Page<Conversation>, ApiError> {
    get(&format!("/conversations{}", query(filter))).await
}

/// One conversation with the answers that were kept.
pub(crate) async fn read(id: Uuid) -> Result<ConversationDetail, ApiError> {
    get(&format!("/conversations/{id}")).await
}

/// Messages of a conversation.
pub(crate) async fn messages(id: Uuid, page: &PageQuery) -> Result<Page<Message>, ApiError> {
    get(&format!("/conversations/{id}/messages{}", query(page))).await
}

/// Asks for the file of a message that is still at WhatsApp.
pub(crate) async fn fetch_media(id: Uuid, message: &str) -> Result<(), ApiError> {
    send(Method::Post, &format!("/conversations/{id}/media/{message}/fetch"), &()).await
}
