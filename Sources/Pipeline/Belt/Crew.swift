internal import Foundation
internal import Records
internal import Synchronization

/// The workers: threads that take slices from the intake, one at a time, and put blocks on the belt.
///
/// A class, because the threads share it. Reading happens under the intake's lock while the other workers mask, so
/// at most one slice a worker is alive.
final class Crew<Source: SliceIntake & ~Copyable>: Sendable {
    /// Where the finished blocks wait.
    let belt: Belt
    private let halt: StopFlag
    private let intake: Mutex<Source>
    private let tallies = Mutex<[Int: [ColumnTally]]>([:])

    /// A crew of `jobs` workers for what `intake` reads; `halt` is set as soon as one of them fails.
    init(_ intake: consuming sending Source, jobs: Int, halt: StopFlag) {
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

    /// What all workers counted in `section`, in the order of `ColumnSet.tallies`; complete once the belt has ended.
    func columns(of section: Int) -> [ColumnTally] { tallies.withLock { $0[section] ?? [] } }

    /// Asks the intake for something that it knows.
    func ask<Answer: Sendable>(_ question: @Sendable (borrowing Source) -> Answer) -> Answer {
        intake.withLock { question($0) }
    }

    private func work() {
        var worker: SliceWorker?
        do {
            var slice = Slice(bytes: [], sequence: 0, source: 0, line: 1, offset: 0)
            var section = -1
            var held: FinishedBlock?
            do {
                while try takeNext(&slice, &held, &worker) {
                    do {
                        if slice.section != section {
                            add(worker?.tallies, of: section)
                            section = slice.section
                            worker = try SliceWorker(plan(of: section))
                        }
                        held = try worker?.process(&slice)
                        held?.section = section
                    } catch {
                        fail(error, at: slice.sequence)
                        break
                    }
                }
                deliver(&held, &worker)
            } catch {
                deliver(&held, &worker)
                throw error
            }
            add(worker?.tallies, of: section)
        } catch {
            fail(error, at: .max)
        }
        belt.workerEnded()
    }

    private func plan(of section: Int) -> DatasetPlan { intake.withLock { $0.plan(of: section) } }

    /// Takes the next slice, and delivers the block before it: its hash is made beside the slice's source.
    ///
    /// A block that lacks no hash is not held back, and none is while its worker waits for room: the writer, who makes
    /// it, may wait for just this block.
    private func takeNext(
        _ slice: inout Slice, _ held: inout FinishedBlock?, _ worker: inout SliceWorker?
    ) throws -> Bool {
        if held?.digest == nil { deliver(&held, &worker) }
        var room = belt.room
        if room == nil {
            deliver(&held, &worker)
            room = belt.waitForRoom()
        }
        guard room == true else { return false }
        let isThere = try take(&slice, beside: &held)
        deliver(&held, &worker)
        return isThere
    }

    private func deliver(_ held: inout FinishedBlock?, _ worker: inout SliceWorker?) {
        guard var block = held.take() else { return }
        if let memory = block.complete() { worker?.reuse(memory) }
        belt.deliver(block)
    }

    /// Takes the next slice; an error of reading comes after all slices that were read before it.
    private func take(_ slice: inout Slice, beside held: inout FinishedBlock?) throws -> Bool {
        // The lock's closure may not capture these, so they travel through.
        var taken = slice
        slice.bytes = []
        var digest = held?.digest.take()
        defer { held?.digest = digest }
        let result = try intake.withLock { intake in try intake.next(into: &taken, beside: &digest) }
        slice = taken
        return result
    }

    /// Ends the run, and a read that waits on a pipe.
    private func fail(_ error: any Error, at sequence: Int) {
        belt.fail(error, at: sequence)
        halt.stop(signal: 15)
    }

    private func add(_ counted: [ColumnTally]?, of section: Int) {
        guard let counted else { return }
        tallies.withLock { all in
            guard var total = all[section] else {
                all[section] = counted
                return
            }
            for index in total.indices { total[index].add(counted[index]) }
            all[section] = total
        }
    }
}
