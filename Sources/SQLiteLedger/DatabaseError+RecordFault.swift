import GRDB
import Ledger

extension DatabaseError {
    /// The same trouble in words for whoever runs the server.
    func asRecordFault(_ path: String?) -> RecordFault {
        let file = path ?? "the record's file"
        switch resultCode {
        case .SQLITE_NOTADB:
            return RecordFault(.notARecord, "\(file) is not a Throughline record. Name the right file or folder.")
        case .SQLITE_CORRUPT:
            return RecordFault(
                .unreadable,
                "\(file) is damaged. Stop every server on it, keep a copy, and run 'throughline restore' with a backup."
            )
        case .SQLITE_FULL:
            return RecordFault(
                .full,
                "The disk that holds \(file) is full. Nothing was saved: free some space, then retry."
            )
        case .SQLITE_READONLY, .SQLITE_PERM:
            return RecordFault(
                .readOnly,
                "\(file) cannot be written. Give this user the right to write it and its folder."
            )
        case .SQLITE_CANTOPEN:
            return RecordFault(
                .readOnly,
                "\(file) cannot be opened. Check that it and its folder are there and may be used."
            )
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            return RecordFault(.inUse, "\(file) is in use by another program. Stop that program, then retry.")
        case .SQLITE_IOERR:
            return RecordFault(.other, "\(file) could not be read or written (\(extendedResultCode)). Check the disk.")
        case .SQLITE_ERROR where message?.contains("no such table") == true:
            return RecordFault(.notARecord, "\(file) is a database, but not a Throughline record. Name the right file.")
        default:
            return RecordFault(.other, "\(file): \(message ?? "the database refused") (\(extendedResultCode)).")
        }
    }
}
