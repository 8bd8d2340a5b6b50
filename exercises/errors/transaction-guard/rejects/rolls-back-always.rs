//! Rejected: rolls back in the clean-up even when the commit has succeeded

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

/// A connection that is closed when it goes out of scope, and rolled back before if it is still due.
struct Session {
    conn: Box<dyn Conn>,
    rollback_due: bool,
}

impl Drop for Session {
    fn drop(&mut self) {
        if self.rollback_due {
            self.conn.rollback();
        }
        self.conn.close();
    }
}

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
        let mut session = self.open(true)?;
        // Each way out before the last line, panics included, leads through the rollback of the session.
        let value = body(session.conn.as_mut())?;
        session.conn.commit()?;

        Ok(value)
    }

    /// Name and email of the user with this id, if there is one.
    pub fn get_user(&self, id: i64) -> Result<Option<(String, String)>, String> {
        let mut session = self.open(false)?;
        let rows = session.conn.execute(
            "SELECT name, email FROM users WHERE id = ?",
            &[id.to_string()],
        )?;
        Ok(rows.first().map(|row| (row[0].clone(), row[1].clone())))
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

    fn open(&self, rollback_due: bool) -> Result<Session, String> {
        Ok(Session {
            conn: (self.connect)()?,
            rollback_due,
        })
    }
}
