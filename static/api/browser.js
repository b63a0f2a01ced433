// Draws the interface from its description. Nothing is loaded from elsewhere.
addEventListener("DOMContentLoaded", () => {
  "use strict";
  const place = document.getElementById("api-browser");
  window.SwaggerUIBundle({
    url: place.dataset.description,
    domNode: place,
    deepLinking: true,
    validatorUrl: null,
    supportedSubmitMethods: ["get"],
    defaultModelsExpandDepth: 0,
  });
});
