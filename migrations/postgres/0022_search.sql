-- Messages are found by their words.

-- Of the words as they stand, in no language: people write in many. New entries wait in a list that is merged in the
-- background, so that a message costs little.
CREATE INDEX messages_words ON messages USING gin (
    to_tsvector('simple', translate(text, '!"#$%&''()*+,-./:;<=>?@[\]^_`{|}~', '                                '))
) WITH (fastupdate = on);
