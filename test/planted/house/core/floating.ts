const later = async (): Promise<void> => {};
export const fire = (): void => {
  later();
};
