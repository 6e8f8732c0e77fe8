package fr.conformite.registry.audit;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Why a document has no assessment, as the contract spells it. @param code stable name; @param message French sentence */
record ReadError(String code, String message) {

    static ReadError of(String json) {
        JsonNode error = JsonMapper.shared().readTree(json).path("erreur");
        return new ReadError(error.path("code").asString("?"), error.path("message").asString("?"));
    }

    /** The reason in two or three words, for a table. */
    String reason() {
        return switch (code) {
            case "vide" -> "vides";
            case "protege" -> "protégés par un mot de passe";
            case "sans-texte" -> "sans texte lisible";
            case "format-non-pris-en-charge" -> "d'un format qui n'est pas lu";
            default -> "endommagés ou incomplets";
        };
    }

    /** Most messages name the file themselves. */
    String sentence(String name) {
        return message.contains(name) ? message : name + " : " + message;
    }
}
