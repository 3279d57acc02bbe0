internal import Foundation
internal import Records
internal import Synchronization

/// The workers of one dataset: threads that take slices from the intake, one at a time, and put blocks on the belt.
///
/// A class, because the threads share it. Reading happens under the intake's lock while the other workers mask, so
/// at most one slice a worker is alive.
final class Crew: Sendable {
    /// Where the finished blocks wait.
    let belt: Belt
    private let plan: DatasetPlan
    private let halt: StopFlag
    private let intake: Mutex<Intake>
    private let tallies = Mutex<[ColumnTally]>([])

    /// A crew of `jobs` workers for what `intake` reads; `halt` is set as soon as one of them fails.
    init(_ plan: DatasetPlan, intake: consuming sending Intake, jobs: Int, halt: StopFlag) {
        self.plan = plan
        self.halt = halt
        self.intake = Mutex(intake)
        belt = Belt(workers: jobs)
    }

    /// Starts the workers' threads.
    func start(jobs: Int) {
        for number in 1...jobs {
            let thread = Thread { self.work() }
            thread.name = "bauta worker \(number)"
            thread.start()
        }
    }

    /// The sources as they were read; complete once the belt has ended.
    var sources: [SourceRead] { intake.withLock { $0.finished } }

    /// What all workers counted, in the order of `ColumnSet.tallies`; complete once the belt has ended.
    var columns: [ColumnTally] { tallies.withLock { $0 } }

    private func work() {
        do {
            var worker = try SliceWorker(plan)
            var slice = Slice(bytes: [], sequence: 0, source: 0, line: 1, offset: 0)
            while belt.waitForRoom(), try take(&slice) {
                do {
                    belt.deliver(try worker.process(&slice))
                } catch {
                    fail(error, at: slice.sequence)
                    break
                }
            }
            add(worker.tallies)
        } catch {
            fail(error, at: .max)
        }
        belt.workerEnded()
    }

    /// Takes the next slice; an error of reading comes after all slices that were read before it.
    private func take(_ slice: inout Slice) throws -> Bool {
        // The lock's closure may not capture `slice`, so it travels through.
        var taken = slice
        slice.bytes = []
        let result = try intake.withLock { intake in try intake.next(into: &taken) }
        slice = taken
        return result
    }

    /// Ends the run, and a read that waits on a pipe.
    private func fail(_ error: any Error, at sequence: Int) {
        belt.fail(error, at: sequence)
        halt.stop(signal: 15)
    }

    private func add(_ counted: [ColumnTally]) {
        tallies.withLock { total in
            if total.isEmpty {
                total = counted
            } else {
                for index in total.indices { total[index].add(counted[index]) }
            }
        }
    }
}
