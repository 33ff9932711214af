//! Programs of the version before start beside a newer database, unless a migration says that they must not.

use engine_store::{
    Database, StoreError, connect, latest_schema, on_each_database,
    testing::{Kind, TestStore, raise_floor},
};

/// Lets a newer program have been here.
#[expect(clippy::unwrap_used, reason = "a test fails by panicking, helpers included")]
async fn migrated_by_a_newer_one(store: &TestStore) {
    const SEEN: &str =
        "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time)
                        VALUES (9999, 'what this program does not know', TRUE, $1, 0)";
    const TABLE: &str = "CREATE TABLE of_a_newer_version (id BIGINT)";
    match store.kind {
        Kind::Sqlite => {
            let database = Database::<sqlx::Sqlite>::open(&store.url).await.unwrap();
            sqlx::query(TABLE).execute(database.write()).await.unwrap();
            sqlx::query(SEEN).bind(vec![0_u8]).execute(database.write()).await.unwrap();
            database.close().await;
        }
        Kind::Postgres => {
            let database = Database::<sqlx::Postgres>::open(&store.url).await.unwrap();
            sqlx::query(TABLE).execute(database.write()).await.unwrap();
            sqlx::query(SEEN).bind(vec![0_u8]).execute(database.write()).await.unwrap();
            database.close().await;
        }
    }
}

on_each_database!(an_older_program_starts_unless_the_database_refuses_it, async |store: TestStore| {
    assert_eq!(store.missing_migrations().await.unwrap(), 0);
    // A newer version added something that this program can live beside.
    migrated_by_a_newer_one(&store).await;
    let beside = connect(&store.url).await.unwrap();
    beside.check_floor().await.unwrap();
    assert_eq!(beside.missing_migrations().await.unwrap(), 0);
    beside.incarnation().await.unwrap();

    // Another one changed what this program relies on.
    raise_floor(&store, 9999).await;
    let Err(refused) = connect(&store.url).await else { panic!("it started") };
    assert!(matches!(refused, StoreError::Outdated { needed: 9999, known } if known == latest_schema()));
    let sentence = refused.to_string();
    for part in ["newer version", "9999", "nothing was changed"] {
        assert!(sentence.contains(part), "{sentence}");
    }
    // One that runs finds out, too.
    assert!(matches!(beside.check_floor().await, Err(StoreError::Outdated { .. })));
    assert!(!refused.is_temporary());
    beside.close().await;
});
