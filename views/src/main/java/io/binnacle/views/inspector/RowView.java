package io.binnacle.views.inspector;

import io.binnacle.views.Selection;
import io.binnacle.views.inspector.Card.Row;
import java.util.function.Consumer;
import javafx.scene.Node;

/// One row on screen, which takes the next content of its kind without being made anew.
sealed interface RowView
        permits FactRow, FiguresRow, MemberRow, NeighbourRow, UseRow, TroubleRow, ChipsRow, TotalsRow, WordsRow {
    Node node();

    /// @return whether it could; where not, it has changed nothing
    boolean shows(Row row);

    static RowView of(Row row, Consumer<Selection> go, Consumer<io.binnacle.model.Operation> propose) {
        var view = switch (row) {
            case Row.Fact fact -> new FactRow(FactRow.stacked(fact), go);
            case Row.Figures _ -> new FiguresRow();
            case Row.Member _ -> new MemberRow(go);
            case Row.Neighbour _ -> new NeighbourRow(go);
            case Row.Use _ -> new UseRow();
            case Row.Trouble _ -> new TroubleRow(go);
            case Row.Chips _ -> new ChipsRow(propose);
            case Row.Totals _ -> new TotalsRow();
            case Row.Words _ -> new WordsRow();
        };
        view.shows(row);
        return view;
    }
}
