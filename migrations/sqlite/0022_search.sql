-- Messages are found by their words.

-- The index keeps words and where they stand; the texts stay in `messages` alone.
CREATE VIRTUAL TABLE message_words USING fts5(text, content='messages', content_rowid='rowid', tokenize="unicode61 remove_diacritics 2", detail='none', columnsize=0);
INSERT INTO message_words (message_words, rank) VALUES ('automerge', 8);
INSERT INTO message_words (rowid, text) SELECT rowid, text FROM messages WHERE text <> '';

CREATE TRIGGER messages_words_added AFTER INSERT ON messages WHEN new.text <> '' BEGIN
    INSERT INTO message_words (rowid, text) VALUES (new.rowid, new.text);
END;
CREATE TRIGGER messages_words_removed AFTER DELETE ON messages WHEN old.text <> '' BEGIN
    INSERT INTO message_words (message_words, rowid, text) VALUES ('delete', old.rowid, old.text);
END;
-- Statuses change messages three times each, and never their words.
CREATE TRIGGER messages_words_changed AFTER UPDATE OF text ON messages WHEN old.text <> new.text BEGIN
    INSERT INTO message_words (message_words, rowid, text) VALUES ('delete', old.rowid, old.text);
    INSERT INTO message_words (rowid, text) VALUES (new.rowid, new.text);
END;
