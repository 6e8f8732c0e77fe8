package fr.conformite.registry.validate;

import fr.conformite.engine.Assessor;
import fr.conformite.registry.store.Registry;
import fr.conformite.registry.validate.Validator.Given;
import fr.conformite.registry.validate.Validator.Known;
import fr.conformite.registry.validate.Validator.Request;
import java.nio.file.Path;
import java.time.Clock;

/** A process that validates files one after the other: registry, folder of certificates, files. It ends with 1 when one gets no number. */
final class ValidateMany {

    private ValidateMany() {
    }

    public static void main(String[] arguments) throws Exception {
        Assessor assessor = Assessor.load();
        boolean all = true;
        try (Registry registry = Registry.open(arguments[0])) {
            var validator = new Validator(registry, Clock.systemDefaultZone());
            for (int i = 2; i < arguments.length; i++) {
                Path file = Path.of(arguments[i]);
                var outcome = validator.validate(file, assessor.assess(file), null, new Request("A. Martin", null, null, Path.of(arguments[1])));
                all &= outcome instanceof Given || outcome instanceof Known;
            }
        }
        System.exit(all ? 0 : 1);
    }
}
