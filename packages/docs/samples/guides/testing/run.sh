# In package.json: "test": "node --test". The reporter prints a dot for each test that passed.
cd "$(dirname "$0")"
node --test --test-reporter=dot emulator-test.ts mock-test.ts
