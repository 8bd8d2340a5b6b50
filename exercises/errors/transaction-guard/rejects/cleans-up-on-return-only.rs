//! Rejected: cleans up after every return but does not think of a panic

/// A connection to a database.
pub trait Conn {
    /// Runs a statement with values for its question marks and returns the rows.
    fn execute(&mut self, sql: &str, params: &[String]) -> Result<Vec<Vec<String>>, String>;

    /// The id that the last insert gave to its row.
    fn last_row_id(&mut self) -> i64;

    /// Makes everything since the connection was opened permanent.
    fn commit(&mut self) -> Result<(), String>;

    /// Takes everything back that has not been committed.
    fn rollback(&mut self);

    /// Closes the connection, which must not be used afterwards.
    fn close(&mut self);
}

/// Opens a new connection.
pub type Connect = Box<dyn Fn() -> Result<Box<dyn Conn>, String>>;

/// Access to the table of users.
pub struct UserRepository {
    connect: Connect,
}

impl UserRepository {
    /// A repository that opens its connections with `connect`; it opens none yet.
    pub fn new(connect: Connect) -> UserRepository {
        UserRepository { connect }
    }

    /// Runs `body` on a new connection and commits what it did if it succeeded.
    pub fn transaction<R>(
        &self,
        body: impl FnOnce(&mut dyn Conn) -> Result<R, String>,
    ) -> Result<R, String> {
        let mut conn = (self.connect)()?;
        let outcome = body(conn.as_mut()).and_then(|value| conn.commit().map(|()| value));
        if outcome.is_err() {
            conn.rollback();
        }
        conn.close();
        outcome
    }

    /// Name and email of the user with this id, if there is one.
    pub fn get_user(&self, id: i64) -> Result<Option<(String, String)>, String> {
        let mut conn = (self.connect)()?;
        let rows = conn.execute(
            "SELECT name, email FROM users WHERE id = ?",
            &[id.to_string()],
        );
        conn.close();
        Ok(rows?.first().map(|row| (row[0].clone(), row[1].clone())))
    }

    /// Inserts a user and returns the id of the row.
    pub fn create_user(&self, name: &str, email: &str) -> Result<i64, String> {
        self.transaction(|conn| {
            conn.execute(
                "INSERT INTO users (name, email) VALUES (?, ?)",
                &[name.to_string(), email.to_string()],
            )?;
            Ok(conn.last_row_id())
        })
    }
}
