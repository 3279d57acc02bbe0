#if RE2
    internal import CRE2

    /// A pattern as RE2 compiled it, with the memory that it works in.
    ///
    /// A class, because RE2's object has one address and must be freed once; a masker owns it alone.
    @safe
    final class Pattern {
        private let compiled: OpaquePointer
        /// Where the last match and its groups lie.
        private var places = [cre2_place](repeating: cre2_place(start: 0, length: -1), count: PatternText.groups.count)

        /// Compiles `text`, a pattern of `method`.
        init(_ text: String, of method: String) throws(MaskingError) {
            var error = cre2_no_error
            let bytes = Array(text.utf8)
            let made = unsafe bytes.withUnsafeBufferPointer { unsafe cre2_compile($0.baseAddress, $0.count, &error) }
            guard let made = unsafe made else {
                let (problem, cure) = Self.problem(error)
                throw .unusable(method: method, problem: "its pattern \(problem)", cure: cure)
            }
            unsafe compiled = made
        }

        deinit { unsafe cre2_free(compiled) }

        /// How many groups there are.
        var groups: Int { unsafe Int(cre2_groups(compiled)) }

        /// Whether the pattern matches in `text` from `start` on, or `text` from end to end where `isWhole`.
        func matches(_ text: Span<UInt8>, from start: Int, isWhole: Bool) -> Bool {
            unsafe text.withUnsafeBufferPointer { bytes in
                unsafe places.withUnsafeMutableBufferPointer { room in
                    unsafe cre2_match(
                        compiled, bytes.baseAddress, bytes.count, start, isWhole ? 1 : 0, room.baseAddress,
                        Int32(min(room.count, groups + 1))) != 0
                }
            }
        }

        /// Where the last match lies, or one of its groups; nothing for a group that took no part.
        func place(_ group: Int) -> Range<Int> {
            let place = places[group]
            return place.length < 0 ? 0..<0 : place.start..<(place.start + place.length)
        }

        /// What is wrong with a pattern and what to write, without a word of it.
        private static func problem(_ error: cre2_error) -> (String, String) {
            switch error {
            case cre2_bad_escape: ("has an escape that RE2 does not know", "use no back-references; write \\\\ for \\")
            case cre2_bad_character_class: ("has a wrong character class or range", "write one as in [a-z0-9]")
            case cre2_missing_bracket: ("leaves a [ open", "add the ]")
            case cre2_missing_parenthesis: ("leaves a ( open", "add the )")
            case cre2_unexpected_parenthesis: ("has a ) too many", "remove it, or write \\)")
            case cre2_trailing_backslash: ("ends with a backslash", "write \\\\ for one")
            case cre2_bad_repetition: ("repeats nothing, or repeats twice", "put *, + or ? behind what is repeated")
            case cre2_repetition_too_large: ("repeats too often", "write counts up to 1000, and do not nest them")
            case cre2_bad_group: ("has a group that RE2 does not know", "use no look-around; name a group (?P<name>…)")
            case cre2_bad_utf8: ("is not UTF-8", "write it in UTF-8")
            case cre2_too_large: ("is too large", "make it shorter, or its counts smaller")
            default: ("cannot be compiled", "make it simpler")
            }
        }
    }
#endif
