//! Shares work among threads and gives the results in order. Starts no more threads than it is told, and none within them.
//!
//! The compiler and the exporter share their own work among the threads of the pool they run in. In one pool for all, a thread that
//! waits for such a share takes up the next letter meanwhile, and within that the next, until its stack overflows. So every worker is
//! a pool of one thread, which shares with nobody.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use rayon::{ThreadPool, ThreadPoolBuildError, ThreadPoolBuilder};

/// The stack of a worker, in bytes: that of a main thread, for which the compiler is made.
const STACK: usize = 8 << 20;

/// Threads that do one piece of work after the other.
pub(super) struct Workers {
    pools: Vec<ThreadPool>,
}

impl Workers {
    /// Starts so many workers, at least one.
    pub(super) fn new(count: usize) -> Result<Self, ThreadPoolBuildError> {
        let pool = |_| ThreadPoolBuilder::new().num_threads(1).stack_size(STACK).build();
        Ok(Self { pools: (0..count.max(1)).map(pool).collect::<Result<_, _>>()? })
    }

    /// Does all of some work, the first pieces first, and gives what came of it in their order.
    pub(super) fn map<T: Sync, R: Send>(&self, pieces: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
        let next = AtomicUsize::new(0);
        let done = || {
            let mut done = Vec::new();
            loop {
                let place = next.fetch_add(1, Ordering::Relaxed);
                let Some(piece) = pieces.get(place) else { return done };
                done.push((place, work(piece)));
            }
        };
        let mut results: Vec<(usize, R)> = thread::scope(|scope| {
            let workers: Vec<_> = self.pools.iter().map(|pool| scope.spawn(|| pool.install(done))).collect();
            // What panics within a worker is the program's fault and goes on up.
            workers
                .into_iter()
                .flat_map(|worker| worker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
                .collect()
        });
        results.sort_by_key(|(place, _)| *place);
        results.into_iter().map(|(_, result)| result).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rayon::prelude::*;

    #[test]
    fn results_come_in_the_order_of_the_work() {
        let pieces: Vec<usize> = (0..1000).collect();
        for count in [0, 1, 3] {
            let squares = Workers::new(count).unwrap().map(&pieces, |piece| piece * piece);
            assert!(squares.iter().enumerate().all(|(i, square)| *square == i * i), "{count} workers");
        }
        assert_eq!(Workers::new(2).unwrap().map(&[(); 0], |()| 1), [0; 0]);
    }

    #[test]
    fn work_that_shares_its_own_work_stays_one_deep() {
        let pieces: Vec<usize> = (0..2000).collect();
        let deep = AtomicUsize::new(0);
        let most = AtomicUsize::new(0);
        Workers::new(2).unwrap().map(&pieces, |_| {
            most.fetch_max(deep.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
            let sum: usize = (0..200_usize).into_par_iter().sum();
            deep.fetch_sub(1, Ordering::SeqCst);
            sum
        });
        assert!(most.into_inner() <= 2, "no worker begins a piece while it is at another");
    }
}
