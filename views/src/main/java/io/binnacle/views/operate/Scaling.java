package io.binnacle.views.operate;

import io.binnacle.model.Operation;
import io.binnacle.model.Outlook;
import io.binnacle.model.Preview;
import io.binnacle.session.Words;
import java.util.ArrayList;

/// Says what scaling would come to: "2 start now, 1 waits for room. Nothing stops."
final class Scaling {
    private Scaling() {}

    /// Whether it is known that nothing would be different.
    static boolean nothing(Preview preview) {
        var outlook = preview.outlook();
        return preview.operation() instanceof Operation.Scale
                && !outlook.equals(Outlook.UNKNOWN)
                && outlook.arrivals().isEmpty()
                && outlook.departures().isEmpty()
                && outlook.waiting().isEmpty();
    }

    static String words(Outlook outlook) {
        if (outlook.equals(Outlook.UNKNOWN)) {
            return "Where they land is not known before.";
        }
        var starts = outlook.arrivals().size();
        var waits = outlook.waitingInstances();
        var stops = outlook.departures().size();
        var words = new ArrayList<String>();
        if (starts > 0) {
            words.add(Words.number(starts) + (starts == 1 ? " starts now" : " start now"));
        }
        if (waits > 0) {
            words.add(Words.number(waits) + (waits == 1 ? " waits for room" : " wait for room"));
        }
        if (stops > 0) {
            words.add(Words.number(stops) + (stops == 1 ? " stops" : " stop"));
        }
        var sentence = words.isEmpty() ? "Nothing starts." : String.join(", ", words) + ".";
        return stops == 0 ? sentence + " Nothing stops." : sentence;
    }
}
