package io.binnacle.scheduler.api;

/// One event as it goes over the wire.
///
/// @param id `<epoch>-<number>`: the epoch is a process's own, so that the ids of two are not taken for each other's
record Event(long number, String id, String type, String frame) {
    /// What Marathon sends, and behind it an id, which readers that know none pass over.
    static Event of(String epoch, long number, String type, String json) {
        var id = epoch + "-" + number;
        return new Event(number, id, type, frame(type, json) + "id: " + id + "\r\n\r\n");
    }

    /// An event for one reader only, which cannot be replayed.
    static String single(String type, String json) {
        return frame(type, json) + "\r\n";
    }

    private static String frame(String type, String json) {
        return "event: " + type + "\r\ndata: " + json + "\r\n";
    }
}
