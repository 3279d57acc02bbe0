internal import Dispatch
internal import Foundation
internal import Pipeline

/// SIGINT and SIGTERM, turned into a flag that the run looks at.
enum StopSignals {
    /// Catches both from now on; `flag` says which came.
    static func install(_ flag: StopFlag) {
        for number in [SIGINT, SIGTERM] {
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler {
                flag.stop(signal: number)
                // The source must live as long as the process: its own handler holds it.
                withExtendedLifetime(source) {}
            }
            source.activate()
        }
    }
}
