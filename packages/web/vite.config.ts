import { defineConfig } from "vite";

/** No asset is inlined, as the content security policy allows nothing but files of our own. */
export default defineConfig({
  build: { outDir: "../../dist/web", emptyOutDir: true, assetsInlineLimit: 0, target: "es2022" },
  server: { proxy: { "/ws": { target: "ws://127.0.0.1:8080", ws: true } } },
});
