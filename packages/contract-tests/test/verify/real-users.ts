/** Six users as an application could name them for a run. Their logins are shown, or they would be left alone. */
export const realUsers = Array.from({ length: 6 }, (_, index) => ({
  id: 900_000_001 + index,
  _username: `real_${index}`,
  _email: `real-${index}@example.com`,
  _phone: `1380013900${index}`,
  test: `text ${index}`,
  tags: ["x"],
}));
