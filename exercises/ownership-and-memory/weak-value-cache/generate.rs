//! Scripts for a cache of weak references and a subject: three names and few handles, so that objects die and are asked
//! for again, and observers who release one another.

use crate::grader::Random;

/// What is known to be alive.
#[derive(Default)]
struct World {
    made: usize,
    /// Handles with the number of their object.
    handles: Vec<(String, usize)>,
    /// The object of each name, living or dead.
    names: Vec<(String, usize)>,
    next_handle: usize,
}

impl World {
    fn living(&self, key: &str) -> Option<usize> {
        let (_, object) = self.names.iter().find(|(name, _)| name == key)?;
        self.handles
            .iter()
            .any(|(_, held)| held == object)
            .then_some(*object)
    }

    fn keep(&mut self, object: usize) -> String {
        self.next_handle += 1;
        let handle = format!("h{}", self.next_handle);
        self.handles.push((handle.clone(), object));
        handle
    }
}

/// A script of about `size` operations.
pub fn script(random: &mut Random, size: usize) -> String {
    let mut world = World::default();
    let mut observers: Vec<&str> = Vec::new();
    let mut script = String::new();
    for _ in 0..size {
        script += &if random.chance(65) {
            cache(random, &mut world)
        } else {
            subject(random, &mut observers)
        };
    }
    script + "entries\nlive\nnotify end\n"
}

fn cache(random: &mut Random, world: &mut World) -> String {
    let key = random.pick(&["a", "b", "c"]).to_string();
    let held = random.below(world.handles.len().max(1));
    match random.below(16) {
        0..5 => {
            let object = world.living(&key).unwrap_or_else(|| {
                world.made += 1;
                world.names.retain(|(name, _)| *name != key);
                world.names.push((key.clone(), world.made));
                world.made
            });
            format!("request {} {key}\n", world.keep(object))
        }
        5 => format!("fail {key}\n"),
        6 => match world.living(&key) {
            Some(object) => format!("get {} {key}\n", world.keep(object)),
            None => format!("get h0 {key}\n"),
        },
        7..12 if !world.handles.is_empty() => {
            let (handle, _) = world.handles.remove(held);
            let then = random.pick(&["", "live\n"]);
            format!("drop {handle}\n{then}")
        }
        12 if !world.handles.is_empty() => {
            let (from, object) = world.handles[held].clone();
            format!("clone {} {from}\ncount {from}\n", world.keep(object))
        }
        13 => "entries\nlive\n".to_string(),
        14 => "purge\n".to_string(),
        15 if random.chance(20) => {
            world.names.clear();
            "new-cache\n".to_string()
        }
        _ => "live\n".to_string(),
    }
}

/// Only p and q are released by others, so nothing is said to them after they were made.
fn subject(random: &mut Random, observers: &mut Vec<&'static str>) -> String {
    let name = ["a", "b", "c"][random.below(3)];
    match random.below(8) {
        0..2 => {
            observers.retain(|known| *known != name);
            observers.push(name);
            format!("observer {name}\nattach {name}\n")
        }
        2 => {
            observers.retain(|known| *known != name);
            observers.push(name);
            format!(
                "observer {name} releases {}\nattach {name}\n",
                random.pick(&["p", "q"])
            )
        }
        3 => {
            let other = random.pick(&["p", "q"]);
            format!(
                "observer {other} releases {}\nattach {other}\n",
                random.pick(&["p", "q"])
            )
        }
        4 if observers.contains(&name) => format!("attach {name}\n"),
        5 if observers.contains(&name) => {
            observers.retain(|known| *known != name);
            format!("release {name}\n")
        }
        _ => "notify hello\n".to_string(),
    }
}
