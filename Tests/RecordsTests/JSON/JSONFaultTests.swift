import Records
import Testing

struct JSONFaultTests {
    @Test(
        arguments: [
            (.notAnObject, "record is no JSON object; export one object a line"),
            (.trailingText, "text after the JSON value; export one value a line"),
            (.truncated, "the JSON value does not end; export it whole, on one line"),
            (
                .badValue,
                "no JSON value; a value is an object, an array, a string, a number, true, false or null"
            ),
            (.badNumber, "a number is not JSON; spell it like -1.5e3, without leading zeros, NaN or Infinity"),
            (.badEscape, "a backslash begins no JSON escape; double it, or write \\u and four hex digits"),
            (.controlCharacter, "a string holds a control character; write it as \\u and four hex digits"),
            (.notUTF8, "a string is not UTF-8; export as UTF-8"),
            (.badKey, "a key is no string; put it in double quotes, and no comma before a closing brace"),
            (.missingColon, "no colon after a key; write one"),
            (
                .badSeparator,
                "neither a comma nor the end follows a value; export as JSON, without comments"
            ),
            (.recordNoObject, "record is no JSON object; say with `records` where the objects are"),
            (
                .textAfterDocument,
                "text after the JSON document; remove it, or say `format: jsonl` for a value a line"
            ),
            (.documentEnds, "the JSON document is empty or ends in the middle; export it whole"),
            (
                .recordsAbsent(path: "data.items"),
                "the JSON document has no 'data.items'; correct `records`, or export what it names"
            ),
            (
                .tooDeep(limit: 64),
                "objects and arrays are nested deeper than 64; nest them less, or allow more with --max-depth"
            ),
            (
                .tooManyValues(limit: 9),
                "a record has more than 9 values; split it, or keep the subtree out of the export"
            ),
        ] as [(JSONFault, String)])
    func `says what is wrong and what would be right`(fault: JSONFault, words: String) {
        #expect(fault.description == words)
    }
}
