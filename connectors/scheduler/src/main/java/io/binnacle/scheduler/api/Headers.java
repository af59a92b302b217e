package io.binnacle.scheduler.api;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.server.Request;

/// The headers that an endpoint may look at.
final class Headers {
    private static final List<String> READ = List.of("accept", "last-event-id", "upgrade");

    private Headers() {}

    static Map<String, String> of(Request request) {
        var headers = new HashMap<String, String>();
        for (var name : READ) {
            var value = request.getHeaders().get(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        return headers;
    }
}
