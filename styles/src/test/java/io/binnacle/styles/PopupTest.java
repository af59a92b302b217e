package io.binnacle.styles;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.Background;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class PopupTest {

    @ParameterizedTest
    @EnumSource
    void aMenuWearsTheThemeOfItsWindow(Theme theme) throws Exception {
        Background background = Toolkit.ask(() -> shown(theme));
        assertThat(background.getFills().get(1).getFill()).isEqualTo(colour(theme, Role.POPOVER_BG));
    }

    private static Background shown(Theme theme) {
        Button owner = new Button("web");
        Stage stage = new Stage();
        stage.setScene(new Scene(new StackPane(owner), 400, 300));
        Styles.apply(stage.getScene(), theme);
        stage.show();
        ContextMenu menu = new ContextMenu(new MenuItem("Restart"));
        menu.show(owner, 100, 100);
        Node skin = menu.getSkin().getNode();
        skin.getScene().getRoot().applyCss();
        Background background = ((Region) skin).getBackground();
        menu.hide();
        stage.hide();
        return background;
    }

    private static Color colour(Theme theme, Role role) {
        int argb = Tokens.of(theme).argb(role);
        return Color.rgb(argb >> 16 & 0xFF, argb >> 8 & 0xFF, argb & 0xFF);
    }
}
