internal import Dispatch
internal import Foundation
internal import Pipeline
internal import Store

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

extension StopFlag {
    /// Ends work on a store that is to stop.
    func goOn() throws(StoreError) {
        if isSet { throw .stopped(status) }
    }
}
